import { sound } from "./base.ts"

/** Puts an excerpt of a rule's documentation in its place in a text: a whole head, sections, or answers. */
export function withExcerpt(excerpt: string, base = sound): string {
  if (/^---/m.test(excerpt)) return withHead(excerpt, base)
  if (/^#{2,6} /m.test(excerpt)) return withSections(excerpt, base)
  return withAnswers(excerpt.split("\n"), base.split("\n")).join("\n")
}

function withHead(excerpt: string, base: string): string {
  const body = base.slice(base.indexOf("\n---\n") + 5)
  const [head = "", section] = excerpt.split(/\n\n(?=## )/)
  return section === undefined ? `${head}\n${body}` : `${head}\n${body}`
}

function withSections(excerpt: string, base: string): string {
  const [head = "", ...sections] = base.split(/\n(?=## )/)
  const [before = "", ...added] = `\n${excerpt}`.split(/\n(?=## )/)
  const titles = new Set(added.map(title))
  const kept = sections.flatMap(section => {
    if (!titles.has(title(section))) return [section]
    const mine = added.filter(one => title(one) === title(section))
    return mine.map(one => `${one.trimEnd()}\n`)
  })
  const own = added.filter(one => !sections.some(section => title(section) === title(one))).map(one => `${one}\n`)
  const starts = before.trim()
  const loose = starts.startsWith("#") ? [`${starts}\n`] : []
  return [starts === "" || loose.length > 0 ? head : `${head}\n${starts}\n`, ...kept, ...own, ...loose].join("\n")
}

function title(section: string): string {
  return section.split("\n")[0] ?? ""
}

/** Each line of the excerpt takes the place of the line of the same question, in the same group. */
function withAnswers(excerpt: string[], base: string[]): string[] {
  const blocks = blocksOf(excerpt)
  const result = [...base]
  for (const [key, lines] of blocks) {
    const start = result.findIndex(line => line.startsWith(`${key}:`))
    if (start < 0) {
      const at = Math.max(result.indexOf("---", 1), 0)
      result.splice(at > 0 ? at : result.length, 0, ...lines)
      continue
    }
    const length = 1 + indented(result.slice(start + 1))
    const isGroup = lines.length > 1 && /^ +[a-zA-Z_]+:/.test(lines[1] ?? "")
    const isList = lines.length > 1 && !isGroup
    if (!isGroup || isList) result.splice(start, length, ...lines)
    else result.splice(start, length, ...merged(result.slice(start, start + length), lines))
  }
  return result
}

function merged(base: string[], lines: string[]): string[] {
  const result = [...base]
  for (const line of lines.slice(1)) {
    const at = result.findIndex(one => keyOf(one) === keyOf(line))
    if (at < 0) result.push(line)
    else result[at] = line
  }
  return result
}

function keyOf(line: string): string {
  return line.slice(0, line.indexOf(":") + 1)
}

function blocksOf(lines: string[]): [key: string, lines: string[]][] {
  const blocks: [string, string[]][] = []
  for (const line of lines) {
    const key = /^([^\s:]+):/.exec(line)?.[1]
    const last = blocks.at(-1)
    if (key !== undefined) blocks.push(last?.[0] === key ? [key, [line]] : [key, [line]])
    else last?.[1].push(line)
  }
  const twice = blocks.filter(([key], index) => blocks.findIndex(([other]) => other === key) !== index)
  if (twice.length === 0) return blocks
  // The same question twice is one block, as typed.
  const [first] = twice
  return first ? [[first[0], lines]] : blocks
}

function indented(lines: string[]): number {
  const end = lines.findIndex(line => !/^\s/.test(line))
  return end < 0 ? lines.length : end
}
