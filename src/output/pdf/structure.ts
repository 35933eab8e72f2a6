import { type Kind, markArtifacts } from "./artifacts.ts"
import { isPage, type Pdf, streamText } from "./objects.ts"
import { stream } from "./write.ts"

type Objects = Pdf["objects"]

/**
 * Brings the tree of tags to PDF/UA: what a page holds outside of it is artifact, and so are rules; an item of a list has
 * a body; names that PDF 1.7 doesn't know are told in its own.
 */
export function mendStructure({ objects }: Pdf): void {
  const owners = ownersOf(objects)
  const dropped = markPages(objects, owners)
  let last = 0
  for (const number of objects.keys()) last = Math.max(last, number)
  for (const [number, body] of [...objects]) {
    if (body.startsWith("<</Type /StructTreeRoot"))
      objects.set(number, body.replace(/>>$/, "\n/RoleMap <</Strong /Span /Em /Span /FENote /Note /Title /H1>>>>"))
    if (!body.startsWith(element)) continue
    const found = kidsOf(body)
    const kids = found.filter(kid => {
      const piece = pieceOf(kid, pageOf(body))
      return !piece || !dropped.get(piece.page)?.has(piece.mcid)
    })
    const kept = kids.length === found.length ? body : withKids(body, kids)
    objects.set(number, kept)
    if (kept.startsWith(`${element}\n/S /LI\n`) && kids.length > 0) last = giveBody(objects, number, last, owners)
  }
  for (const { number, elements } of owners.values()) objects.set(number, `[${elements.join(" ")}]`)
}

const element = "<</Type /StructElem"

/** The elements that hold a page's pieces of content, by their MCID. */
interface Owners {
  number: number
  elements: string[]
}

/** By page: what the tree of parents tells of it. */
function ownersOf(objects: Objects): Map<string, Owners> {
  const keys = new Map<string, string>()
  for (const [number, body] of objects)
    if (isPage(body)) keys.set(/\/StructParents (\d+)/.exec(body)?.[1] ?? "", String(number))
  const found = new Map<string, Owners>()
  for (const body of objects.values()) {
    const pairs = body.startsWith("<</Type /ParentTree\n") ? body.matchAll(/(\d+) (\d+) 0 R/g) : []
    for (const [, key = "", number] of pairs) {
      const page = keys.get(key)
      const array = objects.get(Number(number)) ?? ""
      if (page !== undefined) found.set(page, { number: Number(number), elements: array.match(/\d+ 0 R|null/g) ?? [] })
    }
  }
  return found
}

/** Marks the artifacts of every page; tells the MCIDs that are no content any more, by page. */
function markPages(objects: Objects, owners: Map<string, Owners>): Map<string, Set<number>> {
  const all = new Map<string, Set<number>>()
  for (const [number, body] of objects) {
    if (!isPage(body)) continue
    const { elements } = owners.get(String(number)) ?? { elements: [] }
    const contents = Number(/\/Contents (\d+) 0 R/.exec(body)?.[1])
    const drawn = objects.get(contents)
    if (!drawn?.startsWith("<</Filter /FlateDecode")) continue
    const kinds = new Map<string, Kind>()
    const { content, dropped } = markArtifacts(plain(streamText(drawn)), mcid =>
      kindOf(objects, elements[mcid], String(number), kinds),
    )
    objects.set(contents, stream("", Buffer.from(content, "latin1")))
    for (const mcid of dropped) elements[mcid] = "null"
    all.set(String(number), dropped)
  }
  return all
}

/**
 * No-break spaces without the marks that Chromium puts around each, at which many readers stop and lose the rest of the
 * paragraph; and words that are only heard (shell.ts), unpainted.
 */
function plain(content: string): string {
  return content
    .replace(/\/Span<<\/ActualText <(?:FEFF)?(?:00A0)+> >> BDC\n([\s\S]*?)EMC\n/g, "$1")
    .replace(/(\n\/F\d+ 1 Tf\n)([\s\S]*?\n)ET\n/g, "$13 Tr\n$20 Tr\nET\n")
}

/** The head of a table is repeated on each of its pages, and heard on the first; `kinds` are those of the elements above. */
function kindOf(objects: Objects, reference: string | undefined, page: string, kinds: Map<string, Kind>): Kind {
  const body = bodyOf(objects, reference)
  const repeated = body !== undefined && pageOf(body) !== page
  return above(body)

  function above(body: string | undefined): Kind {
    if (!body?.startsWith(element)) return undefined
    if (body.startsWith(`${element}\n/S /Figure\n`)) return "picture"
    if (repeated && body.startsWith(`${element}\n/S /TH\n`)) return "repeated"
    const parent = `${/\n\/P (\d+ 0 R)/.exec(body)?.[1]} ${repeated}`
    if (!kinds.has(parent)) kinds.set(parent, above(bodyOf(objects, parent)))
    return kinds.get(parent)
  }
}

function bodyOf(objects: Objects, reference: string | undefined): string | undefined {
  return reference === undefined ? undefined : objects.get(Number.parseInt(reference, 10))
}

/** The kids of an element: other elements, MCIDs of its page, dictionaries that name others. */
function kidsOf(body: string): string[] {
  return kidsKey.exec(body)?.[1]?.match(/<<[^>]*>>|\d+ 0 R|\d+/g) ?? []
}

const kidsKey = /\n\/K (\[[^\]]*\]|<<[^>]*>>|\d+ 0 R|\d+)/

function pageOf(body: string): string {
  return /\n\/Pg (\d+) 0 R/.exec(body)?.[1] ?? ""
}

function withKids(body: string, kids: readonly string[]): string {
  return body.replace(kidsKey, kids.length === 0 ? "" : `\n/K [${kids.join(" ")}]`)
}

/** The piece of content a kid is, when it is one; `page` is its element's. */
function pieceOf(kid: string, page: string): { page: string; mcid: number } | undefined {
  if (/^\d+$/.test(kid)) return { page, mcid: Number(kid) }
  const mcid = /\/MCID (\d+)/.exec(kid)?.[1]
  return mcid === undefined ? undefined : { page: /\/Pg (\d+)/.exec(kid)?.[1] ?? page, mcid: Number(mcid) }
}

/** Puts a body between an item and all it holds; gives the number of the last object. */
function giveBody(objects: Objects, item: number, last: number, owners: Map<string, Owners>): number {
  const body = objects.get(item) ?? ""
  const kids = kidsOf(body)
  const added = `${last + 1} 0 R`
  for (const kid of kids)
    if (kid.endsWith(" 0 R")) {
      const number = Number.parseInt(kid, 10)
      objects.set(number, (objects.get(number) ?? "").replace(/\n\/P \d+ 0 R/, `\n/P ${added}`))
    }
  for (const piece of kids.map(kid => pieceOf(kid, pageOf(body)))) {
    const elements = piece && owners.get(piece.page)?.elements
    if (elements) elements[piece.mcid] = added
  }
  objects.set(
    last + 1,
    withKids(body, kids)
      .replace("/S /LI\n", "/S /LBody\n")
      .replace(/\n\/P \d+ 0 R/, `\n/P ${item} 0 R`),
  )
  objects.set(item, withKids(body, [added]))
  return last + 1
}
