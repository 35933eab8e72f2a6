import { expect, test } from "vitest"
import { zipOf } from "./make.ts"
import { answersOf } from "./reading.ts"

const namespaces = ["office", "text", "style", "svg-compatible"]
  .map(name => `xmlns:${name.replace("-compatible", "")}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(" ")
const fonts = `<office:font-face-decls><style:font-face style:name="F1" svg:font-family="'Wingdings 2'"/></office:font-face-decls>`
const styles = `<office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties style:font-name="F1"/></style:style></office:automatic-styles>`
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
