import { z } from 'zod'

// zod would otherwise try `new Function`, which the content policy refuses. Imported before anything that parses.
z.config({ jitless: true })
