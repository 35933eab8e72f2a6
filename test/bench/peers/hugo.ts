import { cpSync, rmSync } from "node:fs"
import { join } from "node:path"
import type { Bench } from "../bench.ts"
import { corpusEdition } from "../corpus.ts"
import type { Way } from "../measure.ts"
import { frame, skip, works, writeAll } from "./peer.ts"

/** Hugo over the same files with the plainest templates; undefined, and told, where it is not installed. */
export function hugoPeer(bench: Bench, corpus: string, folder: string): Way | undefined {
  if (!works("hugo", "version")) return skip(bench, "Hugo: not on the PATH")
  cpSync(join(corpus, corpusEdition), join(folder, "content/missions"), {
    recursive: true,
    filter: path => !path.endsWith(".yml"),
  })
  writeAll(folder, {
    "hugo.toml": 'baseURL = "https://bench.example/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n',
    "config.toml": 'baseURL = "https://bench.example/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n',
    "layouts/_default/single.html": `<!doctype html><title>{{ .Params.intitule }}</title>${frame}<h1>{{ .Params.intitule }}</h1>{{ .Content }}${frame}\n`,
    "layouts/_default/list.html": `<!doctype html>${frame}{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Params.intitule }}</a>{{ end }}${frame}\n`,
  })
  const out = join(folder, "public")
  return {
    name: "hugo",
    command: ["hugo", "--quiet", "--source", folder, "--destination", out],
    before: () => rmSync(out, { recursive: true, force: true }),
  }
}
