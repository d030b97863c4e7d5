/**
 * The state rule. A head of a field is an applied write that no other applied write of that field names in its
 * `ctx`. The rule looks only at who named whom, never at a clock or at the order of arrival, so every device
 * and the server reach the same heads from the same writes, whatever the network did to them.
 */

/** What the rule needs to know of a write: its id, and the ids of the writes it replaces. */
export interface Naming {
  readonly mid: string
  readonly ctx: readonly string[]
}

/**
 * The heads of one field, in the order in which the writes were given.
 *
 * A naming that is part of a circle counts for nothing: of the write itself, or of a write that descends from
 * it. Otherwise two writes that name each other would both vanish, and with them somebody's words.
 *
 * @param writes the applied writes of one field of one document, each mid once
 */
export function headsOf<W extends Naming>(writes: readonly W[]): W[] {
  const byMid = new Map(writes.map((write) => [write.mid, write]))
  const circles = circlesAmong(writes, byMid)
  const named = new Set<string>()
  for (const write of writes) {
    for (const parent of write.ctx) {
      if (byMid.has(parent) && !inOneCircle(circles, write.mid, parent)) named.add(parent)
    }
  }
  return writes.filter((write) => !named.has(write.mid))
}

function inOneCircle(circles: ReadonlyMap<string, number>, child: string, parent: string): boolean {
  return child === parent || (circles.has(child) && circles.get(child) === circles.get(parent))
}

/**
 * Numbers the circles (strongly connected groups of two writes or more). Honest devices never make one, so the
 * common case is one pass that finds none: writes given after all that they name cannot be in a circle.
 */
function circlesAmong<W extends Naming>(writes: readonly W[], byMid: ReadonlyMap<string, W>): Map<string, number> {
  if (namesOnlyEarlier(writes, byMid)) return new Map()
  return stronglyConnected(writes, byMid)
}

function namesOnlyEarlier<W extends Naming>(writes: readonly W[], byMid: ReadonlyMap<string, W>): boolean {
  const seen = new Set<string>()
  for (const write of writes) {
    if (write.ctx.some((parent) => parent !== write.mid && byMid.has(parent) && !seen.has(parent))) return false
    seen.add(write.mid)
  }
  return true
}

/** Tarjan's algorithm, with its own stack: a chain of a thousand edits must not overflow the call stack. */
function stronglyConnected<W extends Naming>(writes: readonly W[], byMid: ReadonlyMap<string, W>): Map<string, number> {
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const open: string[] = []
  const isOpen = new Set<string>()
  const circles = new Map<string, number>()

  for (const root of writes) {
    if (order.has(root.mid)) continue
    const path: { mid: string; parents: readonly string[]; next: number }[] = []
    enter(root.mid)
    while (path.length > 0) {
      const step = path[path.length - 1]!
      const parent = step.parents[step.next++]
      if (parent === undefined) {
        path.pop()
        const under = path[path.length - 1]
        if (under) low.set(under.mid, Math.min(low.get(under.mid)!, low.get(step.mid)!))
        if (low.get(step.mid) === order.get(step.mid)) close(step.mid)
      } else if (!order.has(parent)) enter(parent)
      else if (isOpen.has(parent)) low.set(step.mid, Math.min(low.get(step.mid)!, order.get(parent)!))
    }

    function enter(mid: string): void {
      order.set(mid, order.size)
      low.set(mid, order.get(mid)!)
      open.push(mid)
      isOpen.add(mid)
      const parents = byMid.get(mid)!.ctx.filter((parent) => byMid.has(parent))
      path.push({ mid, parents, next: 0 })
    }
  }
  return circles

  function close(mid: string): void {
    const group = open.splice(open.lastIndexOf(mid))
    for (const member of group) isOpen.delete(member)
    if (group.length > 1) for (const member of group) circles.set(member, order.get(mid)!)
  }
}
