import { type PageModule, permanent } from "../components/world.ts"

/** Everything may be read; the sitemap says where it is. */
export const robots: PageModule = world => [
  {
    path: "robots.txt",
    html: () => `User-agent: *\nAllow: /\n\nSitemap: ${permanent(world, "sitemap.xml")}\n`,
  },
]
