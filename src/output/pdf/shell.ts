import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { misuse } from "../../model/misuse.ts"

/**
 * The empty page a tab loads once: print styles and fonts inlined, so that nothing at all is ever asked of a network,
 * and a policy that would refuse it. Documents are put into its body.
 */
export async function shellPage(root: string): Promise<string> {
  const style = (name: string) => readFile(join(root, "site/styles", name), "utf8")
  const [faces, styles] = await Promise.all([
    Promise.all(fonts(root)),
    Promise.all(["print.css", "hidden.css", "booklet.css", "wish-form.css", "variants.css"].map(style)),
  ])
  return [
    '<!doctype html><html lang="fr"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">`,
    `<title></title><style>${faces.join("")}${styles.join("")}${heard}${measure}</style><style id="heads"></style></head><body></body></html>`,
  ].join("\n")
}

/** A4 without its margins (print.css), in millimetres. */
export const paper = { width: 170, height: 259 }

// Words that are only heard: set in letters of one pixel, which structure.ts leaves unpainted.
const heard = `
.sr { clip-path: none; overflow: visible; width: auto; height: auto; font-size: 1px; line-height: 1px; letter-spacing: 0; white-space: pre }
`

// What in-page.ts measures: lines break as on paper, columns as pages do. Only columns come and go, in the medium of print,
// so that printing finds styles and words as they were measured.
const measure = `
body { width: ${paper.width}mm }
body, .lines { white-space: pre-wrap }
.measure body { height: ${paper.height}mm; columns: ${paper.width}mm auto; column-gap: 10mm; column-fill: auto }
.contents-alone .booklet > :not(.contents) { display: none }
.notes:not([style]) { display: none }
`

// Static files: a variable font becomes Type 3. Latin covers French; its extension is there for a name from elsewhere.
const faces = [
  ["Source Sans 3", "source-sans-3", 400],
  ["Source Sans 3", "source-sans-3", 600],
  ["Newsreader", "newsreader", 500],
] as const

const subsets = [
  [
    "latin-ext",
    "U+100-2BA,U+2BD-2C5,U+2C7-2CC,U+2CE-2D7,U+2DD-2FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0",
  ],
  ["latin", "U+0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215"],
] as const

function fonts(root: string): Promise<string>[] {
  const { resolve } = createRequire(pathToFileURL(join(root, "package.json")))
  return faces.flatMap(([family, name, weight]) =>
    subsets.map(async ([subset, range]) => {
      const data = await read(`@fontsource/${name}/files/${name}-${subset}-${weight}-normal.woff2`, family)
      return `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/woff2;base64,${data});unicode-range:${range}}`
    }),
  )

  async function read(file: string, family: string): Promise<string> {
    try {
      return await readFile(resolve(file), "base64")
    } catch {
      throw misuse(`Il manque la police « ${family} » (node_modules/${file}). Lancez « npm ci », puis recommencez.`)
    }
  }
}
