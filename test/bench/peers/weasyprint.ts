import { readFileSync, writeFileSync } from "node:fs"
import { delimiter, join } from "node:path"
import process from "node:process"
import type { Bench } from "../bench.ts"
import type { Way } from "../measure.ts"
import { skip, works } from "./peer.ts"

/** WeasyPrint over the same documents, all in one process of the Python it is installed for; undefined, and told, where it is not. */
export function weasyPrintPeer(bench: Bench, documents: string, sample: number, folder: string): Way | undefined {
  const python = works("weasyprint", "--version") ? pythonOf("weasyprint") : undefined
  if (python === undefined) return skip(bench, "WeasyPrint: not on the PATH")
  const script = join(bench.folder, "weasy.py")
  writeFileSync(script, program)
  return { name: "WeasyPrint", command: [...python, script, documents, folder, String(sample)] }
}

const program = `
import json, os, sys, time
from weasyprint import HTML
with open(sys.argv[1], encoding="utf-8") as file: work = json.load(file)
documents = work["documents"][:int(sys.argv[3])]
os.makedirs(sys.argv[2], exist_ok=True)
start = time.perf_counter()
for one in documents:
    page = work["shell"].replace('<style id="heads">', '<style id="heads">' + one["heads"]).replace("<body>", "<body>" + one["html"])
    HTML(string=page).write_pdf(os.path.join(sys.argv[2], one["id"] + ".pdf"))
print(json.dumps({"sheets": len(documents), "seconds": time.perf_counter() - start}))
`

/** The interpreter a script names in its first line. */
function pythonOf(program: string): string[] | undefined {
  for (const place of (process.env["PATH"] ?? "").split(delimiter)) {
    try {
      const line = readFileSync(join(place, program), "latin1").split("\n", 1)[0] ?? ""
      return line.startsWith("#!") ? line.slice(2).trim().split(/\s+/) : undefined
    } catch {
      // not in this folder
    }
  }
  return undefined
}
