import { beforeAll, describe, expect, test } from "vitest"
import { pageRule } from "../../../src/output/pdf/heads.ts"
import { type Pdf, readPdf, streamText } from "../../../src/output/pdf/objects.ts"
import { printDocuments } from "../../../src/output/pdf/print.ts"
import { stream, writePdf } from "../../../src/output/pdf/write.ts"
import { heardFaults } from "./heard.ts"
import { layoutFaults } from "./layout.ts"
import { shell, theBrowser } from "./machine.ts"
import { uaFaults } from "./ua.ts"

const sound = `<h1>Un titre</h1><p>Un premier paragraphe, <strong>ferme</strong>, et <a href="https://a.example/">un lien</a>.</p>
  <h2>Une partie</h2><ul><li>un <em>point</em></li><li>deux</li></ul><h3>Un détail</h3>
  <table><caption>Faits</caption><tr><th scope="row">Nom</th><td>Valeur</td></tr></table>
  <svg role="img" aria-label="Un carré" width="20" height="20"><path d="M0 0h20v20z"/></svg><p>Fin.</p>`

/** Prints pieces of HTML, in one browser. */
async function printHtml(pieces: { [id: string]: string }): Promise<Map<string, Uint8Array>> {
  const made = new Map<string, Uint8Array>()
  const heads = pageRule({ topLeft: "Une édition", bottomLeft: "Une mission" })
  await printDocuments(
    Object.entries(pieces).map(([id, html]) => ({ id, title: `Fiche ${id}`, html, heads, date: new Date(0) })),
    {
      browser: await theBrowser(),
      shell: await shell,
      deliver(result) {
        if ("error" in result) throw new Error(result.error)
        made.set(result.id, result.bytes)
      },
    },
  )
  return made
}

const wrongHtml = {
  "14-003": sound.replace(/h2>/g, "h4>"),
  "14-002": "<h2>Une partie</h2><p>Un mot.</p>",
  "un-seul-titre": `${sound}<h1>Un autre titre</h1>`,
  "15-003": sound.replace(/<th scope="row">Nom<\/th>/, "<td>Nom</td>"),
  "hors-des-marges": `${sound}<p style="white-space:nowrap">${"un mot de plus ".repeat(30)}</p>`,
  superposition: `${sound}<p>Une ligne de texte.</p><p style="margin-top:-5mm">Une autre par-dessus.</p>`,
  "texte-coupé": `${sound}<div style="height:12mm;overflow:clip"><p>${"Une ligne de texte. ".repeat(60)}</p></div>`,
  "titre-seul": `${sound}<div style="height:150mm"></div><h2 style="break-after:auto">Seul</h2><p style="break-before:page">Suite</p>`,
  réduit: `${sound}<p style="width:200mm">${"Un mot de plus. ".repeat(40)}</p>`,
  "mots-collés": `${sound}<p style="white-space:normal;width:40mm">Des mots assez nombreux pour tenir sur deux lignes.</p>`,
  "hors-de-bloc": `${sound}<p style="display:flex"><span>Des mots sans rôle</span></p>`,
  "page-blanche": `${sound}<div style="break-before:page;height:10mm;border:1px solid"></div><p style="break-before:page">Suite</p>`,
}

let sheet: Uint8Array
let wrong: Map<string, Uint8Array>
beforeAll(async () => {
  const all = await printHtml({ juste: sound, ...wrongHtml })
  sheet = all.get("juste") ?? new Uint8Array()
  wrong = all
})

/** Replaces words in the objects of a document, which must be there. */
function spoilt(from: RegExp, to: string | ((found: string) => string)): Uint8Array {
  return edited(({ objects }) => {
    let found = 0
    for (const [number, body] of objects) {
      const changed = body.replace(from, found => (typeof to === "string" ? found.replace(from, to) : to(found)))
      if (changed !== body) found++
      objects.set(number, changed)
    }
    if (found === 0) throw new Error(`nothing to spoil: ${from}`)
  })
}

function edited(edit: (pdf: Pdf) => void): Uint8Array {
  const pdf = readPdf(sheet)
  edit(pdf)
  return writePdf(pdf)
}

function inContent(from: RegExp, to: string): Uint8Array {
  return edited(({ objects }) => {
    const page = [...objects.values()].find(body => body.startsWith("<</Type /Page\n")) ?? ""
    const number = Number(/\/Contents (\d+)/.exec(page)?.[1])
    const text = streamText(objects.get(number) ?? "")
    expect(text).toMatch(from)
    objects.set(number, stream("", Buffer.from(text.replace(from, to), "latin1")))
  })
}

async function rulesOf(bytes: Uint8Array): Promise<string[]> {
  return [
    ...new Set([...uaFaults(bytes), ...heardFaults(bytes), ...(await layoutFaults(bytes))].map(({ rule }) => rule)),
  ]
}

describe("the checker of PDF/UA and of what is seen", () => {
  test("finds nothing wrong with a sound document, read back and written again", async () => {
    expect(await rulesOf(sheet)).toEqual([])
    expect(await rulesOf(edited(() => {}))).toEqual([])
  })

  test.each<[string, () => Uint8Array]>([
    ["11-006", () => spoilt(/\/Lang \(fr\)/, "")],
    ["06-001", () => spoilt(/\/Metadata \d+ 0 R/, "")],
    ["06-002", () => spoilt(/<pdfuaid:part>1/, "<pdfuaid:part>0")],
    ["06-003", () => spoilt(/<rdf:li xml:lang="x-default">[^<]*/, '<rdf:li xml:lang="x-default">')],
    ["07-001", () => spoilt(/\/DisplayDocTitle true/, "")],
    ["07-002", () => spoilt(/\/DisplayDocTitle true/, "/DisplayDocTitle false")],
    ["01-007", () => spoilt(/\/Marked true/, "/Marked true /Suspects true")],
    ["01-005", () => inContent(/\/Artifact BMC\n(BT[\s\S]*?ET\n)EMC\n/, "$1")],
    ["01-005", () => spoilt(/\n\/K 0>>/, "\n/K []>>")],
    ["01-003", () => inContent(/(\/\w+ <<\/MCID 0 >>BDC\n)(BT[\s\S]*?ET\n)/, "$1/Artifact BMC\n$2EMC\n")],
    ["01-004", () => inContent(/(\/\w+ <<\/MCID 0 >>BDC\n)(BT[\s\S]*?ET\n)EMC/, "/Artifact BMC\n$1$2EMC\nEMC")],
    [
      "marque-dans-un-morceau",
      () => inContent(/(MCID 0 >>BDC\n[\s\S]*?)(<\w+> Tj\n)/, "$1/Span <</Lang (fr)>> BDC\n$2EMC\n"),
    ],
    ["arbre-des-parents", () => spoilt(/^\[(\d+ 0 R) (\d+ 0 R)/, "[$2 $1")],
    ["02-001", () => spoilt(/\/RoleMap <<[^>]*>>/, "")],
    ["02-004", () => spoilt(/\/RoleMap <</, "/RoleMap <</P /H1 ")],
    ["09-004", () => spoilt(/\/S \/TR\n/, "/S /P\n")],
    ["09-005", () => spoilt(/\/S \/LBody\n/, "/S /P\n")],
    ["13-004", () => spoilt(/\/Alt \S+|\/Alt \([^)]*\)/, "")],
    ["15-003", () => spoilt(/\/Scope \/Row/, "")],
    ["28-008", () => spoilt(/\/Tabs \/S\n/, "")],
    ["28-011", () => spoilt(/\/S \/Link\n/, "/S /Span\n")],
    ["28-012", () => spoilt(/\/Contents <FEFF[0-9A-F]*>/, "")],
    ["31-009", () => spoilt(/\/FontFile2 \d+ 0 R/, "")],
    ["31-027", () => spoilt(/\/ToUnicode \d+ 0 R/, "")],
    ["signets", () => spoilt(/\/Title \(Une partie\)/, "/Title (Unepartie)")],
    ["signets", () => spoilt(/\/Title \(Une partie\)/, "/Title (Une partif)")],
    ["ordre", () => spoilt(/\n\/K \[(\d+ 0 R) (\d+ 0 R) (\d+ 0 R) (\d+ 0 R)/, "\n/K [$4 $2 $3 $1")],
  ])("tells of %s", async (rule, make) => {
    expect(await rulesOf(make())).toContain(rule)
  })

  test.each(Object.keys(wrongHtml))("tells of %s in what was printed wrong", async rule => {
    expect(await rulesOf(wrong.get(rule) ?? new Uint8Array())).toContain(rule)
  })
})
