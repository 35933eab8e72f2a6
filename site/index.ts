import type { PageModule } from "./components/world.ts"
import { aCorriger } from "./pages/a-corriger.11ty.tsx"
import { accessibilite } from "./pages/accessibilite.11ty.tsx"
import { accueil } from "./pages/accueil.11ty.tsx"
import { archives } from "./pages/archives.11ty.tsx"
import { calendrier } from "./pages/calendrier.11ty.tsx"
import { comparer } from "./pages/comparer.11ty.tsx"
import { confidentialite } from "./pages/confidentialite.11ty.tsx"
import { controles } from "./pages/controles.11ty.tsx"
import { criteres } from "./pages/criteres.11ty.tsx"
import { deposer } from "./pages/deposer.11ty.tsx"
import { guide } from "./pages/guide.11ty.tsx"
import { guideService } from "./pages/guide-service.11ty.tsx"
import { horsConnexion } from "./pages/hors-connexion.11ty.tsx"
import { introuvable } from "./pages/introuvable.11ty.tsx"
import { maSelection } from "./pages/ma-selection.11ty.tsx"
import { mentionsLegales } from "./pages/mentions-legales.11ty.tsx"
import { mission } from "./pages/mission.11ty.tsx"
import { missions } from "./pages/missions.11ty.tsx"
import { planDuSite } from "./pages/plan-du-site.11ty.tsx"
import { regions } from "./pages/regions.11ty.tsx"

/** Every page of the site: its file of `pages/`, as Eleventy is told, and the module our own bundle holds of it. */
export const pages: { [file: string]: PageModule } = {
  "a-corriger.11ty.tsx": aCorriger,
  "accessibilite.11ty.tsx": accessibilite,
  "accueil.11ty.tsx": accueil,
  "archives.11ty.tsx": archives,
  "calendrier.11ty.tsx": calendrier,
  "comparer.11ty.tsx": comparer,
  "confidentialite.11ty.tsx": confidentialite,
  "controles.11ty.tsx": controles,
  "criteres.11ty.tsx": criteres,
  "deposer.11ty.tsx": deposer,
  "guide-service.11ty.tsx": guideService,
  "guide.11ty.tsx": guide,
  "hors-connexion.11ty.tsx": horsConnexion,
  "introuvable.11ty.tsx": introuvable,
  "ma-selection.11ty.tsx": maSelection,
  "mentions-legales.11ty.tsx": mentionsLegales,
  "mission.11ty.tsx": mission,
  "missions.11ty.tsx": missions,
  "plan-du-site.11ty.tsx": planDuSite,
  "regions.11ty.tsx": regions,
}
