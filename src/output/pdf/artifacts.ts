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
  const out: string[] = []
  const dropped = new Set<number>()
  let depth = 0
  let tagged: { at: number; mcid: number; says: boolean } | undefined
  let path: number | undefined
  for (const line of content.split("\n")) {
    const operator = line.slice(line.lastIndexOf(" ") + 1)
    if (operator.endsWith("BDC") || operator === "BMC") {
      if (depth++ === 0) tagged = { at: out.length, mcid: Number(/\/MCID (\d+)/.exec(line)?.[1] ?? -1), says: false }
      out.push(line)
    } else if (operator === "EMC") {
      depth--
      out.push(line)
      if (depth > 0 || !tagged || tagged.mcid < 0) continue
      const kind = kindOf(tagged.mcid)
      if (kind === "picture" || (kind === undefined && tagged.says)) continue
      out[tagged.at] = artifact
      dropped.add(tagged.mcid)
    } else if (depth > 0) {
      if (tagged && speaking.has(operator)) tagged.says = true
      out.push(line)
    } else if (operator === "BT") out.push(artifact, line)
    else if (operator === "ET") out.push(line, "EMC")
    else if (operator === "Do" || operator === "sh") out.push(artifact, line, "EMC")
    else {
      if (opening.has(operator)) path ??= out.length
      out.push(line)
      if (painting.has(operator) && path !== undefined) {
        out.splice(path, 0, artifact)
        out.push("EMC")
      }
      if (painting.has(operator) || operator === "n") path = undefined
    }
  }
  return { content: out.join("\n"), dropped }
}

const artifact = "/Artifact BMC"
const speaking = new Set(["Tj", "TJ", "Do", "sh"])
const opening = new Set(["m", "re"])
const painting = new Set(["f", "f*", "S", "s", "B", "B*", "b", "b*"])
