import type { PageModule } from "./components/world.ts"
import { accueil } from "./pages/accueil.11ty.tsx"
import { mission } from "./pages/mission.11ty.tsx"
import { missions } from "./pages/missions.11ty.tsx"

/** Every page of the site: the file of `pages/` that Eleventy finds, and the module our own bundle holds of it. */
export const pages: { [file: string]: PageModule } = {
  "accueil.11ty.tsx": accueil,
  "mission.11ty.tsx": mission,
  "missions.11ty.tsx": missions,
}
