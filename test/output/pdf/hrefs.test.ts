import { expect, test } from "vitest"
import { bookletHref, cardsHref, choiceHref, imposedHref, largeHref } from "../../../src/output/pdf/hrefs.ts"
import { draftOf, findingsOf } from "../../check/base.ts"
import { proposal, view } from "../sample.ts"

const [mission] = view([proposal("ville-de-valombreuil")]).editions.flatMap(({ missions }) => missions)
const hrefs = [bookletHref, cardsHref, choiceHref, imposedHref].map(href => href("2025-2026"))

test.for([...hrefs, ...(mission ? [largeHref(mission)] : [])])(
  "no fiche may have its sheet in the place of %s",
  href => {
    const slug = href.slice(href.indexOf("/") + 1, -".pdf".length)
    const told = findingsOf([draftOf("", slug)]).filter(({ rule }) => rule === "nom-de-fichier")
    expect(told).toHaveLength(1)
  },
)
