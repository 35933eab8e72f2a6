import print from "virtual:print"
import { Sheet } from "../../site/components/sheet.tsx"
import { authoritiesOf } from "../model/collectivites.ts"
import { fields } from "../model/fields.ts"
import type { PagePreview } from "../model/page.ts"
import type { SiteConfig } from "../model/views.ts"
import { onPaper } from "../output/pdf/paper.ts"
import { siteView } from "../output/views.ts"
import { shelf } from "./shelf.ts"

/** The component and the styles that print the PDF. */
export const preview: PagePreview = {
  sheet(proposal, { name, edition, site }) {
    const view = siteView([{ name, edition, proposals: [proposal], leftOut: [] }], {
      config: {} as SiteConfig,
      url: site,
      base: "",
      rules: [],
      fields: fields(),
      version: "",
      today: "",
      preview: true,
      authorities: authoritiesOf(edition),
    })
    const [shown] = view.editions
    const mission = shown?.missions[0] ?? shown?.withdrawn[0]
    return mission && shown ? onPaper(Sheet({ mission, edition: shown, site: view.url })) : ""
  },
  // In a page the sheet stands in a tree of its own, whose root is its host.
  style: print
    .replace(/^:root\b/m, ":host")
    .replace(/^html\b/m, ":host")
    .replace(/^body\b/m, ".paper"),
}

shelf().preview = preview
