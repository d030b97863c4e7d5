/** Where programs leave their compiled code and find it (`vite.config.ts`): for one that is given all of its environment. */
export const compiled = { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '' }
