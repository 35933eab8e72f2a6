import { expect, test } from "vitest"
import { type Block, wordsOf } from "../../src/intake/blocks.ts"
import { markdownOf } from "../../src/intake/markdown.ts"
import { tickedIn } from "../../src/intake/ticks.ts"
import { docxOf, p, r, table } from "./make.ts"
import { documentOf } from "./reading.ts"

async function read(body: string, parts: { [kind: string]: string } = {}) {
  const { blocks, notes } = await documentOf(docxOf(body, parts))
  return { blocks, notes, words: blocks.map(wordsOf) }
}

const markdown = async (body: string, parts = {}) => markdownOf((await read(body, parts)).blocks)
const numbering = `<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`
const item = (text: string, list = 1, level = 0) =>
  p(r(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)

test("tracked changes are read as accepted, paragraphs and rows too", async () => {
  const body =
    p(
      `${r("Un ")}<w:del w:id="1"><w:r><w:delText>vieux </w:delText></w:r></w:del><w:ins w:id="2">${r("nouveau ")}</w:ins>${r("mot")}`,
    ) +
    p(r("Première moitié, "), '<w:rPr><w:del w:id="3"/></w:rPr>') +
    p(r("seconde moitié.")) +
    `<w:p><w:moveFrom w:id="4">${r("déplacé")}</w:moveFrom></w:p><w:p><w:moveTo w:id="5">${r("déplacé")}</w:moveTo></w:p>` +
    `<w:tbl><w:tr><w:trPr><w:del w:id="6"/></w:trPr><w:tc>${p(r("ligne ôtée"))}</w:tc></w:tr><w:tr><w:tc>${p(r("ligne"))}</w:tc></w:tr></w:tbl>`
  const { words, notes } = await read(body)
  expect(words).toEqual(["Un nouveau mot", "Première moitié, seconde moitié.", "", "déplacé", "ligne"])
  expect(new Set(notes.map(({ code }) => code))).toEqual(new Set(["revisions"]))
})

test("comments, notes, headers, images, hidden and struck words are told and left out", async () => {
  const body =
    p(`${r("Texte")}<w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>`) +
    p(r("visible ") + r("caché", "<w:vanish/>") + r(" barré", "<w:strike/>")) +
    p("<w:r><w:drawing><a:blip/></w:drawing></w:r>")
  const { words, notes } = await read(body, {
    comments: `<w:comments><w:comment w:id="0">${p(r("à vérifier"))}</w:comment></w:comments>`,
    footnotes: `<w:footnotes><w:footnote w:type="separator" w:id="0">${p(r("—"))}</w:footnote><w:footnote w:id="2">${p(r("Source : INSEE"))}</w:footnote></w:footnotes>`,
    header: `<w:hdr>${p(r("Ville de Valombreuil"))}</w:hdr>`,
  })
  expect(words.map(word => word.trim())).toEqual(["Texte", "visible", ""])
  expect(notes).toEqual([
    { code: "note-de-bas-de-page", text: "Source : INSEE" },
    { code: "texte-cache", text: "caché" },
    { code: "texte-barre", text: " barré" },
    { code: "image-ignoree" },
    { code: "commentaires", text: "à vérifier" },
    { code: "en-tete", text: "Ville de Valombreuil" },
  ])
})

test("what a style hides is hidden, and a prompt of a content control is no word", async () => {
  const styles = `<w:styles><w:style w:styleId="A"><w:name w:val="A"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/><w:name w:val="B"/></w:style></w:styles>`
  const control = (inside: string, placeholder: boolean) =>
    `<w:sdt><w:sdtPr>${placeholder ? "<w:showingPlcHdr/>" : ""}</w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`
  const { words, notes } = await read(
    p(r("secret", '<w:rStyle w:val="B"/>')) +
      p(control(r("Choisissez un élément."), true) + control(r("Réponse"), false)) +
      control(p(r("Bloc")), false),
    { styles },
  )
  expect(words).toEqual(["", "Réponse", "Bloc"])
  expect(notes).toEqual([{ code: "texte-cache", text: "secret" }])
})

test("a text box is read once, whichever of its two versions", async () => {
  const box = `<w:txbxContent>${p(r("dans la boîte"))}</w:txbxContent>`
  const drawing = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`
  expect((await read(p(r("avant") + drawing) + p(r("après")))).words).toEqual(["avant", "dans la boîte", "après"])
})

test("legacy fields give their words, links and boxes; page numbers give none", async () => {
  const field = (instruction: string, words: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(words)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const { words, blocks } = await read(
    p(
      field("FORMTEXT", "réponse") +
        r(" ") +
        field('HYPERLINK "https://ville.example.org/a"', "lien") +
        field("PAGE", "7"),
    ),
  )
  expect(words).toEqual(["réponse lien"])
  expect((blocks[0] as Extract<Block, { kind: "paragraph" }>).runs.at(-1)).toMatchObject({
    href: "https://ville.example.org/a",
  })
})

test("lists, nested and counted, are lists; typed ones too", async () => {
  expect(
    (await markdown(item("un") + item("a", 1, 1) + item("b", 1, 1) + item("deux") + item("premier", 2), { numbering }))
      .markdown,
  ).toBe("- un\n  1. a\n  2. b\n- deux\n\n1. premier")
  expect((await markdown(p(r("Il faut :\n- agir ;\n-prévoir.")) + p(r("1) compter")) + p(r("2) dire")))).markdown).toBe(
    "Il faut :\n\n- agir ;\n- prévoir.\n\n1. compter\n2. dire",
  )
})

test("emphasis, safe links, soft breaks, tables and titles are Markdown; an unsafe link leaves its words", async () => {
  const link = (id: string, text: string) => `<w:hyperlink r:id="${id}">${r(text)}</w:hyperlink>`
  const body =
    p(r("Une ville engagée", '<w:u w:val="single"/>')) +
    p(
      r("Du ") +
        r("gras ", "<w:b/>") +
        r("et de l’") +
        r("italique", "<w:i/>") +
        r(".\nPuis ") +
        link("safe", "le plan") +
        r(" et ") +
        link("bad", "un piège"),
    ) +
    table([
      [p(r("Année", "<w:b/>")), p(r("Élèves"))],
      [p(r("2024")), p(r("5 | 6"))],
    ])
  expect(await markdown(body)).toEqual({
    markdown:
      "### Une ville engagée\n\nDu **gras** et de l’*italique*.\\\nPuis [le plan](https://ville.example.org/plan) et un piège\n\n| Année | Élèves |\n| --- | --- |\n| 2024 | 5 \\| 6 |",
    unsafe: ["javascript:alert(1)"],
  })
})

test("marks of direction, soft hyphens and zero-width spaces are no words; another document that is inserted is told", async () => {
  const { words, notes } = await read(
    p(r("\u200eNom de la col\u00adlectivité\u200f :")) +
      p(r("a\u200b.b@ville\u2060.example")) +
      '<w:altChunk r:id="a"/>',
  )
  expect(words).toEqual(["Nom de la collectivité :", "a.b@ville.example"])
  expect(notes).toEqual([{ code: "document-insere" }])
})

test("a sign drawn by the font of a style, and an option marked with a colour, are seen", async () => {
  const styles = `<w:styles><w:style w:type="character" w:styleId="Coche"><w:name w:val="Coche"/><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr></w:style></w:styles>`
  const { words } = await read(p(r("þ", '<w:rStyle w:val="Coche"/>') + r(" Oui")), { styles })
  expect(words).toEqual(["🗹 Oui"])
  const { blocks } = await read(
    p(r("Oui", '<w:highlight w:val="yellow"/>') + r(" / ") + r("Non", '<w:shd w:val="clear" w:fill="auto"/>')),
  )
  expect(blocks).toEqual([{ kind: "paragraph", runs: [{ text: "Oui", marked: true }, { text: " / Non" }] }])
})

test("a tab before a typed sign puts an item below another", async () => {
  expect(await markdown(p(r("- un")) + p(r("\t- deux")) + p(r("- trois")))).toEqual({
    markdown: "- un\n  - deux\n- trois",
    unsafe: [],
  })
})

const level = (inside: string, rank = 0) => `<w:lvl w:ilvl="${rank}">${inside}</w:lvl>`
const kind = (id: number, inside: string) => `<w:abstractNum w:abstractNumId="${id}">${inside}</w:abstractNum>`
const bullet = (sign: string, font = "") =>
  `<w:numFmt w:val="bullet"/><w:lvlText w:val="${sign}"/><w:rPr><w:rFonts w:ascii="${font}"/></w:rPr>`
const lists = (...kinds: string[]) =>
  `<w:numbering>${kinds.join("")}${kinds.map((_, id) => `<w:num w:numId="${id + 1}"><w:abstractNumId w:val="${id}"/></w:num>`).join("")}</w:numbering>`

test.each([
  ["☐", "☒", undefined],
  ["o", "þ", "Wingdings"],
  ["\uf0a8", "\uf0fe", "Wingdings"],
])("bullets that are boxes, %s and %s, say which of two answers is meant", async (empty, ticked, font) => {
  const { blocks } = await read(item("Oui", 1) + item("Non", 2), {
    numbering: lists(kind(0, level(bullet(empty, font))), kind(1, level(bullet(ticked, font)))),
  })
  expect(tickedIn(blocks)).toEqual({ value: false, both: false, left: "" })
  expect(markdownOf(blocks).markdown).toBe("- Oui\n- Non")
})

test("a list that names the style of another one, a level told by a style, and a level without its list", async () => {
  const styles = `<w:styles><w:style w:styleId="Un"><w:name w:val="Un"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="Deux"><w:name w:val="Deux"/><w:basedOn w:val="Un"/></w:style></w:styles>`
  const numbering = lists(
    kind(0, '<w:numStyleLink w:val="Liste"/>'),
    kind(
      1,
      `<w:styleLink w:val="Liste"/>${level('<w:numFmt w:val="decimal"/><w:pStyle w:val="Un"/>')}${level('<w:numFmt w:val="bullet"/><w:pStyle w:val="Deux"/>', 1)}`,
    ),
  )
  const styled = (text: string, style: string, more = "") => p(r(text), `<w:pStyle w:val="${style}"/>${more}`)
  expect(
    (
      await markdown(
        styled("un", "Un") +
          styled("a", "Deux") +
          styled("b", "Un", '<w:numPr><w:ilvl w:val="1"/></w:numPr>') +
          styled("deux", "Un") +
          styled("hors de la liste", "Un", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
        { styles, numbering },
      )
    ).markdown,
  ).toBe("1. un\n   - a\n   - b\n2. deux\n\nhors de la liste")
})

test("a list that counts where its kind has bullets is counted; a list of no sign is not", async () => {
  const one = kind(0, level('<w:numFmt w:val="bullet"/>'))
  const override = `<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">${level('<w:numFmt w:val="decimal"/>')}</w:lvlOverride></w:num>`
  const counted = `<w:numbering>${one}${override}</w:numbering>`
  expect((await markdown(item("un") + item("deux"), { numbering: counted })).markdown).toBe("1. un\n2. deux")
  const silent = lists(kind(0, level('<w:numFmt w:val="none"/>')))
  expect((await markdown(item("un") + item("deux"), { numbering: silent })).markdown).toBe("- un\n- deux")
})

test("a legacy list gives the entry that is chosen, and a box around a paragraph or a cell its state", async () => {
  const legacy = (result: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>${result}<w:listEntry w:val="Oui"/><w:listEntry w:val="Non"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const box = (checked: number, inside: string) =>
    `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${checked}"/></w14:checkbox></w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`
  const { words } = await read(
    p(legacy('<w:result w:val="1"/>')) +
      p(legacy("")) +
      box(1, p(r("✗ ") + r("fait"))) +
      `<w:tbl><w:tr>${box(0, `<w:tc>${p(r("þ", '<w:rFonts w:ascii="Wingdings"/>'))}</w:tc>`)}</w:tr></w:tbl>`,
  )
  expect(words).toEqual(["Non", "Oui", "☒", "☐"])
})

test("the words of a drawn text and of a diagram are told", async () => {
  const { notes } = await read(
    p(
      '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="Une ville"/></v:shape></w:pict></w:r>',
    ) +
      p(
        '<w:r><w:drawing><dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="rId1"/></w:drawing></w:r>',
      ),
    { diagramData: "<dgm><a:p><a:r><a:t>Dire</a:t></a:r></a:p><a:p><a:r><a:t>Faire</a:t></a:r></a:p></dgm>" },
  )
  expect(notes).toEqual([
    { code: "texte-hors-champ", text: "Une ville" },
    { code: "texte-hors-champ", text: "Dire / Faire" },
    { code: "image-ignoree" },
  ])
})

test("an answer in a vivid colour or in a frame is set apart; one in grey is not", async () => {
  const option = async (make: string) => tickedIn((await read(p(r("Oui", make) + r(" / Non")))).blocks).value
  expect(await option('<w:color w:val="C00000"/>')).toBe(true)
  expect(await option('<w:bdr w:val="single"/>')).toBe(true)
  expect(await option('<w:color w:val="A6A6A6"/>')).toBe(null)
  expect(await option('<w:bdr w:val="nil"/>')).toBe(null)
})

test.each(["+ ", "o ", ">> ", "=> ", "1- ", "2/ ", "(3) ", "4.", "5 : "])(
  "an item typed with %j is an item",
  async sign => {
    expect((await markdown(p(r(`${sign}Objectiver`)))).markdown).toBe(
      /\d/.test(sign) ? "1. Objectiver" : "- Objectiver",
    )
  },
)

test("words with a gloss above them are read without it", async () => {
  const ruby = `<w:r><w:ruby><w:rt>${r("ro-kessane")}</w:rt><w:rubyBase>${r("Roquessane")}</w:rubyBase></w:ruby></w:r>`
  expect((await read(p(r("Ville de ") + ruby))).words).toEqual(["Ville de Roquessane"])
})
