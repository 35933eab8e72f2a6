import { readFile } from "node:fs/promises"
import { join } from "node:path"

/** Départements and régions with their names (with French apostrophes), from the official division (Etalab, Licence Ouverte). */
export async function territories(root: string): Promise<{ [file: string]: string }> {
  const data = join(root, "node_modules/@etalab/decoupage-administratif/data")
  const regions = new Map((await rows(data, "regions.json")).map(({ code, nom }) => [code, nom]))
  const lines = (await rows(data, "departements.json")).map(({ code, nom, region }) =>
    JSON.stringify([code, nom, regions.get(region ?? "") ?? ""]),
  )
  return { "src/model/territories.json": `[\n${lines.join(",\n")}\n]\n` }
}

type Row = { code: string; nom: string; region?: string }

async function rows(folder: string, file: string): Promise<Row[]> {
  const text = await readFile(join(folder, file), "utf8")
  return JSON.parse(text.replaceAll("'", "’")) as Row[]
}
