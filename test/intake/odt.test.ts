import { expect, test } from "vitest"
import { zipOf } from "./make.ts"
import { answersOf } from "./reading.ts"

const namespaces = ["office", "text", "style", "drawing", "svg-compatible", "xsl-fo-compatible"]
  .map(
    name =>
      `xmlns:${name.replace("-compatible", "").replace("drawing", "draw").replace("xsl-", "")}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  )
  .join(" ")
const fonts = `<office:font-face-decls><style:font-face style:name="F1" svg:font-family="'Wingdings 2'"/></office:font-face-decls>`
const bullet = (name: string, sign: string) =>
  `<text:list-style style:name="${name}"><text:list-level-style-bullet text:level="1" text:bullet-char="${sign}"><style:text-properties style:font-name="F1"/></text:list-level-style-bullet></text:list-style>`
const kinds = `<text:list-style style:name="K"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/><text:list-level-style-number text:level="2" style:num-format="1"/></text:list-style>`
const styles = `<office:automatic-styles>${kinds}${bullet("L0", "£")}${bullet("L1", "R")}<style:style style:name="T2"><style:text-properties fo:color="#c00000"/></style:style><style:style style:name="T3"><style:text-properties fo:border="0.5pt solid #000000"/></style:style><style:style style:name="T1" style:family="text"><style:text-properties style:font-name="F1"/></style:style></office:automatic-styles>`
const p = (inside: string) => `<text:p>${inside}</text:p>`

const odt = (...paragraphs: string[]) =>
  zipOf([
    { name: "mimetype", data: "application/vnd.oasis.opendocument.text" },
    {
      name: "content.xml",
      data: `<office:document-content ${namespaces}>${fonts}${styles}<office:body><office:text>${paragraphs.map(p).join("")}</office:text></office:body></office:document-content>`,
    },
  ])

test("boxes drawn by a font of signs, whatever its name in the document, are boxes", async () => {
  const box = (letter: string) => `<text:span text:style-name="T1">${letter}</text:span>`
  const { values } = await answersOf(
    odt(
      "Nom de la collectivité : Ville de Valombreuil",
      "Intitulé du projet collectif : Adapter les écoles aux fortes chaleurs",
      `Permis B nécessaire : ${box("£")} Oui ${box("R")} Non`,
      `Accès en transports en commun : ${box("R")} Oui ${box("£")} Non`,
    ),
  )
  expect(values).toMatchObject({ "/accueil/permis_b": false, "/accueil/transports_en_commun": true })
})

test("what LibreOffice writes on after an answer with emojis is not of the answer", async () => {
  const input = (text: string) => `<text:text-input>${text}</text:text-input>`
  const { values } = await answersOf(
    odt(
      "Nom de la collectivité",
      `${input("Ville de Valombreuil")} la grande`,
      "N° de SIRET de la collectivité",
      input("21370985000019"),
      "Intitulé du projet collectif",
      `${input("Adapter les 🌳🌳 écoles")}ontexte et raisons d’émergence de la mission`,
      "Contexte et raisons d’émergence de la mission",
      "Les écoles sont chaudes.",
    ),
  )
  expect(values).toMatchObject({
    "/collectivite/nom": "Ville de Valombreuil la grande",
    "/intitule": "Adapter les 🌳🌳 écoles",
    "/contexte": "Les écoles sont chaudes.",
  })
})

test("frames that hold questions come before the paragraph they are anchored at; a label’s own holds its answer", async () => {
  const frame = (...inside: string[]) =>
    `<draw:frame><draw:text-box>${inside.map(p).join("")}</draw:text-box></draw:frame>`
  const { values } = await answersOf(
    odt(
      `${frame("Nom de la collectivité : Ville de Valombreuil", "Intitulé du projet collectif : Adapter les écoles", "Contexte et raisons d’émergence de la mission :", "Il fait chaud.")}Très chaud.`,
      `${frame("Enjeux stratégiques pour la collectivité :")}La santé.`,
      `${frame("GABARISSON")}Nom du tuteur :`,
    ),
  )
  expect(values).toMatchObject({
    "/contexte": "Il fait chaud.\n\nTrès chaud.",
    "/enjeux": "La santé.",
    "/tuteur/nom": "GABARISSON",
  })
})

test("bullets that are boxes, a legacy list, a colour and a frame say which of two answers is meant", async () => {
  const item = (list: string, text: string) =>
    `</text:p><text:list text:style-name="${list}"><text:list-item>${p(text)}</text:list-item></text:list><text:p>`
  const param = (name: string, value: string) => `<field:param field:name="${name}" field:value="${value}"/>`
  const list = `<field:fieldmark xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0" field:type="vnd.oasis.opendocument.field.FORMDROPDOWN">${param("Dropdown_ListEntry", "Oui")}${param("Dropdown_ListEntry", "Non")}${param("Dropdown_Selected", "1")}</field:fieldmark>`
  const marked = (style: string, text: string) => `<text:span text:style-name="${style}">${text}</text:span>`
  const { values } = await answersOf(
    odt(
      "Nom de la collectivité : Ville de Valombreuil",
      `Possibilité d’hébergement :${item("L0", "Oui")}${item("L1", "Non")}`,
      `Permis B nécessaire : ${list}`,
      `Accès en transports en commun : Oui / ${marked("T2", "Non")}`,
      "Enjeux stratégiques pour la collectivité : La santé.",
      "\u200d",
    ),
  )
  expect(values).toMatchObject({
    "/accueil/hebergement": false,
    "/accueil/permis_b": false,
    "/accueil/transports_en_commun": false,
    "/enjeux": "La santé.",
  })
  const framed = odt(
    "Nom de la collectivité : Ville",
    ...["SIRET", "Intitulé du projet collectif"].map(one => `${one} : x`),
    `Permis B nécessaire : ${marked("T3", "Oui")} / Non`,
  )
  expect((await answersOf(framed)).values).toMatchObject({ "/accueil/permis_b": true })
})

test("text in the shapes of a drawing group is read", async () => {
  const shape = (text: string) => `<draw:custom-shape>${p(text)}</draw:custom-shape>`
  const { values } = await answersOf(
    odt(
      `<draw:g>${shape("Nom de la collectivité : Ville de Valombreuil")}${shape("Intitulé du projet collectif : Adapter")}${shape("Nom du tuteur : GABARISSON")}${shape("SIRET : 21370985000019")}${shape("Permis B nécessaire : ☒ Oui ☐ Non")}</draw:g>`,
    ),
  )
  expect(values).toMatchObject({ "/intitule": "Adapter", "/tuteur/nom": "GABARISSON" })
})

test("lists, nested and counted, in a frame too, are lists; a table in a frame is a table", async () => {
  const entry = (inside: string) => `<text:list-item>${inside}</text:list-item>`
  const list = (...entries: string[]) => `<text:list text:style-name="K">${entries.map(entry).join("")}</text:list>`
  const inner = `<text:list>${entry(p("a"))}${entry(p("b"))}</text:list>`
  const frame = (inside: string) => `Avant<draw:frame><draw:text-box>${inside}</draw:text-box></draw:frame>`
  const cells = (...texts: string[]) =>
    `<table:table-row>${texts.map(text => `<table:table-cell>${p(text)}</table:table-cell>`).join("")}</table:table-row>`
  const table = `<table:table xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">${cells("An", "Élèves")}${cells("2024", "12")}</table:table>`
  const { values } = await answersOf(
    odt(
      "Nom de la collectivité : Ville de Valombreuil",
      "Intitulé du projet collectif : Adapter les écoles aux fortes chaleurs",
      "Contexte et raisons d’émergence de la mission",
      `</text:p>${list(p("un") + inner, p("deux"))}<text:p>`,
      "Enjeux stratégiques pour la collectivité",
      frame(list(p("un"), p("deux"))),
      "Objectifs opérationnels et résultats attendus",
      frame(table),
    ),
  )
  expect(values).toMatchObject({
    "/contexte": "- un\n  1. a\n  2. b\n- deux",
    "/enjeux": "Avant\n\n- un\n- deux",
    "/objectifs": "Avant\n\n| An | Élèves |\n| --- | --- |\n| 2024 | 12 |",
  })
})
