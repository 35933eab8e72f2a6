/** What a piece of content is when it isn't simply words. */
export type Kind = "picture" | "repeated" | undefined

/**
 * A page's content with all that no part of the document's structure holds marked as artifact: the words of the margins,
 * and tagged content that is rules alone or said before. `dropped` are the MCIDs that are thereby gone.
 */
export function markArtifacts(
  content: string,
  kindOf: (mcid: number) => Kind,
): { content: string; dropped: Set<number> } {
  const dropped = new Set<number>()
  const made: string[] = []
  let path: number | undefined // where in `made` a drawing that is under way starts
  for (let at = 0; at < content.length; ) {
    const end = lineEnd(content, at)
    const line = content.slice(at, end)
    const operator = line.slice(line.lastIndexOf(" ") + 1)
    if (operator === "BT") {
      const close = content.indexOf("\nET", end) + 3
      made.push(artifact, content.slice(at, close), "\nEMC")
      at = close
    } else if (operator.endsWith("BDC") || operator === "BMC") {
      const close = closing(content, end)
      const words = content.slice(end, close)
      const mcid = Number(/\/MCID (\d+)/.exec(line)?.[1] ?? -1)
      const kind = kindOf(mcid)
      const kept = mcid < 0 || kind === "picture" || (kind === undefined && /T[jJ]|Do/.test(words))
      if (!kept) dropped.add(mcid)
      made.push(kept ? line : artifact.trimEnd(), words)
      at = close
    } else {
      if (path === undefined && (operator === "Do" || opening.has(operator))) path = made.push("") - 1
      made.push(line)
      if (painting.has(operator) && path !== undefined) {
        made[path] = artifact
        made.push("\nEMC")
      }
      if (painting.has(operator) || operator === "n") path = undefined
      at = end
    }
    if (at < content.length) made.push("\n")
    at++
  }
  return { content: made.join(""), dropped }
}

function lineEnd(content: string, from: number): number {
  const end = content.indexOf("\n", from)
  return end < 0 ? content.length : end
}

/** Where the marked content that opens before `from` ends. */
function closing(content: string, from: number): number {
  let at = from
  for (let depth = 1; depth > 0; ) {
    const [end, deeper] = [content.indexOf("EMC", at), content.indexOf("BDC", at)]
    if (end < 0) return content.length
    const down = deeper >= 0 && deeper < end
    depth += down ? 1 : -1
    at = (down ? deeper : end) + 3
  }
  return at
}

const artifact = "/Artifact BMC\n"
const opening = new Set(["m", "re"])
const painting = new Set(["Do", "f", "f*", "S", "s", "B", "B*", "b", "b*"])
