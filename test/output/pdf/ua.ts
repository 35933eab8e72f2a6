import { readPdf } from "../../../src/output/pdf/objects.ts"
import { type Element, flat, kidsOf, piecesOf, readTree, refOf, standard } from "./tree.ts"
import { type Dictionary, dict, type Value, wordsOf } from "./values.ts"

/** A rule that a document breaks: its failure condition in the Matterhorn Protocol 1.1, or a word for one of ours. */
export interface Fault {
  rule: string
  where: string
}

/** What a PDF breaks of PDF/UA-1, by the conditions of the Matterhorn Protocol that a machine can tell. */
export function uaFaults(bytes: Uint8Array, { oneTitle = true } = {}): Fault[] {
  const pdf = readPdf(bytes)
  const { values, catalog, root, roles, heads, elements, at, list } = readTree(pdf)
  const faults: Fault[] = []
  const fault = (rule: string, where: string) => faults.push({ rule, where })

  aboutDocument()
  const pages = [...values].filter(([, value]) => dict(value)["Type"] === "/Page")
  const parentTree = numberTree(root["ParentTree"])
  const held = new Set(elements.flatMap(piecesOf))
  const byNumber = new Map(elements.map(element => [element.number, element]))
  for (const [number, value] of pages) aboutPage(number, dict(value))
  for (const element of elements) aboutElement(element)
  aboutHeadings(heads.flatMap(flat))
  aboutFonts()
  return faults

  function aboutDocument() {
    if (at(catalog["Lang"]) === undefined) fault("11-006", "le document")
    const ref = refOf(catalog["Metadata"])
    const xmp = ref === undefined ? "" : (pdf.objects.get(ref) ?? "")
    if (ref === undefined) fault("06-001", "le document")
    if (!/<pdfuaid:part>1<\/pdfuaid:part>/.test(xmp)) fault("06-002", "le document")
    if (!/<dc:title><rdf:Alt><rdf:li xml:lang="x-default">[^<]/.test(xmp)) fault("06-003", "le document")
    const shown = dict(at(catalog["ViewerPreferences"]))["DisplayDocTitle"]
    if (shown === undefined) fault("07-001", "le document")
    else if (shown !== true) fault("07-002", "le document")
    const mark = dict(at(catalog["MarkInfo"]))
    if (mark["Marked"] !== true) fault("01-005", "le document")
    if (mark["Suspects"] === true) fault("01-007", "le document")
    if (!dict(at(catalog["Outlines"]))["First"]) fault("signets", "le document")
  }

  function numberTree(value: Value | undefined): Map<number, Value> {
    const node = dict(at(value))
    const [nums, found] = [list(node["Nums"]), new Map<number, Value>()]
    for (let index = 0; index < nums.length; index += 2) found.set(Number(nums[index]), nums[index + 1] ?? null)
    for (const kid of list(node["Kids"])) for (const [key, one] of numberTree(kid)) found.set(key, one)
    return found
  }

  function aboutPage(number: number, page: Dictionary) {
    const where = `l’objet ${number}`
    const contents = pdf.objects.get(refOf(page["Contents"]) ?? 0) ?? ""
    const owners = list(parentTree.get(Number(page["StructParents"])) ?? null)
    const stack: ("artifact" | "piece" | "span")[] = []
    const words = wordsOf(contents)
    let untagged = ""
    for (const [index, word] of words.entries()) {
      if (word === "BDC" || word === "BMC") {
        const tag = words.slice(Math.max(0, index - 12), index).findLast(one => tagName.test(one)) ?? ""
        const mcid = word === "BDC" ? mcidBefore(words, index) : undefined
        const kind = tag === "/Artifact" ? "artifact" : mcid === undefined ? "span" : "piece"
        if (kind === "artifact" && stack.includes("piece")) fault("01-003", where)
        // Poppler takes the end of a mark within a piece for the end of the piece: the rest of its words are lost.
        if (kind === "span" && stack.includes("piece")) fault("marque-dans-un-morceau", where)
        if (kind === "piece" && stack.includes("artifact")) fault("01-004", where)
        stack.push(kind)
        if (mcid === undefined) continue
        if (!held.has(`${number}:${mcid}`)) fault("01-005", `${where}, morceau ${mcid} hors de l’arbre`)
        const owner = byNumber.get(refOf(owners[mcid]) ?? 0)
        if (!owner || !piecesOf(owner).includes(`${number}:${mcid}`))
          fault("arbre-des-parents", `${where}, morceau ${mcid}`)
      } else if (word === "EMC") stack.pop()
      else if (paints.has(word) && !stack.some(kind => kind !== "span")) untagged = word
    }
    if (untagged !== "") fault("01-005", `${where} (${untagged})`)
    const annotations = list(page["Annots"])
    if (annotations.length > 0 && page["Tabs"] === undefined) fault("28-008", where)
    if (annotations.length > 0 && page["Tabs"] !== "/S") fault("28-009", where)
    for (const one of annotations) aboutAnnotation(refOf(one) ?? 0)
  }

  function aboutAnnotation(number: number) {
    const annotation = dict(values.get(number))
    const where = `l’annotation ${number}`
    const owner = elements.find(({ annotations }) => annotations.includes(number))
    const told = refOf(parentTree.get(Number(annotation["StructParent"])))
    if (!owner) fault(annotation["Subtype"] === "/Link" ? "28-011" : "28-002", where)
    else if (owner.role !== "/Link" || told !== owner.number) fault("28-011", where)
    const contents = annotation["Contents"] as { text?: string } | undefined
    if (!contents?.text?.trim()) fault("28-012", where)
    if (owner && !flat(owner).some(one => piecesOf(one).length > 0)) fault("lien-sans-texte", where)
  }

  function aboutElement(element: Element) {
    const { number, role, typed, dictionary, parent } = element
    const kids = kidsOf(element)
    const where = `${typed} ${number}`
    if (!standard.has(role)) fault("02-001", where)
    if (roles[role.slice(1)] !== undefined) fault("02-004", where)
    const within = parent?.role ?? ""
    const below = kids.map(kid => kid.role)
    const only = (rule: string, allowed: string[]) => {
      if (piecesOf(element).length > 0 || below.some(one => !allowed.includes(one))) fault(rule, where)
    }
    if (role === "/Table") only("09-004", ["/TR", "/THead", "/TBody", "/TFoot", "/Caption"])
    if (role === "/TR") only("09-004", ["/TH", "/TD"])
    if (role === "/TR" && !["/Table", "/THead", "/TBody", "/TFoot"].includes(within)) fault("09-004", where)
    if ((role === "/TH" || role === "/TD") && within !== "/TR") fault("09-004", where)
    if (role === "/L") only("09-005", ["/LI", "/Caption"])
    if (role === "/LI") only("09-005", ["/Lbl", "/LBody"])
    if (role === "/LI" && within !== "/L") fault("09-005", where)
    if ((role === "/LBody" || role === "/Lbl") && within !== "/LI") fault("09-005", where)
    const alt = [dictionary["Alt"], dictionary["ActualText"]] as ({ text?: string } | undefined)[]
    if (role === "/Figure" && !alt.some(one => one?.text?.trim())) fault("13-004", where)
    const attributes = list(dictionary["A"]).map(dict)
    if (role === "/TH" && !attributes.some(one => one["Scope"])) fault("15-003", where)
    const cells = kids.flatMap(row => (row.role === "/TR" ? kidsOf(row) : kidsOf(row).flatMap(kidsOf)))
    if (role === "/Table" && !cells.some(cell => cell.role === "/TH")) fault("15-003", where)
  }

  function aboutHeadings(all: Element[]) {
    let before = 0
    for (const { role, number } of all) {
      if (role === "/H") fault("14-007", `/H ${number}`)
      const level = Number(/^\/H(\d)$/.exec(role)?.[1] ?? 0)
      if (level === 0) continue
      if (before === 0 && level !== 1) fault("14-002", `/H${level} ${number}`)
      if (before > 0 && level > before + 1) fault("14-003", `/H${level} ${number}`)
      if (oneTitle && before > 0 && level === 1) fault("un-seul-titre", `/H1 ${number}`)
      before = level
    }
    if (before === 0) fault("14-002", "le document")
  }

  function aboutFonts() {
    for (const [number, value] of values) {
      const font = dict(value)
      if (font["Type"] === "/Font" && font["DescendantFonts"] && !font["ToUnicode"])
        fault("31-027", `la police ${number}`)
      if (font["Type"] === "/FontDescriptor" && !font["FontFile2"] && !font["FontFile3"])
        fault("31-009", `la police ${number}`)
    }
  }
}

function mcidBefore(words: readonly string[], index: number): number | undefined {
  const at = words.lastIndexOf("/MCID", index)
  return at > 0 && index - at <= 4 ? Number(words[at + 1]) : undefined
}

const tagName = /^\/(?!MCID|ActualText|Lang|Alt|E$)[A-Z]\w*$/
const paints = new Set(["Tj", "TJ", "'", '"', "f", "f*", "F", "S", "s", "B", "B*", "b", "b*", "Do", "sh"])
