import type { ComponentChild } from "preact"
import type { EditionView, MissionView, SiteView } from "../../src/model/views.ts"

/** What every page of a build shares. */
export interface World {
  site: SiteView
  assets: Assets
  /** Pages served by `dev` let the reload client speak to its server. */
  dev: boolean
}

/** Addresses of what pages load, relative to the site's root; their names hold the hash of their content. */
export interface Assets {
  /** Styles of the screen, and the faces of screen and paper: one that paper alone named would not be there when one prints. */
  style: string
  /** Styles of the list, instead of `style`. */
  listStyle: string
  /** Styles of the pages of one’s own choice, instead of `style`. */
  own: string
  /** Styles of the form, instead of `style`. */
  formStyle: string
  /** Styles of the printed page. */
  paper: string
  /** Fonts worth asking for before the style is read. */
  fonts: string[]
  icon: string
  /** Pictures of the office's guide, of `pictureSize`. */
  pictures: { [name in PictureName]: string }
  scripts: { [name in ScriptName]: string }
  /** What the form loads only when it is needed. */
  parts: { [name in PartName]: string }
  /** The content of one of these, for a page that holds all it needs. */
  content(path: string): Uint8Array
}

export const scriptNames = ["page", "front", "list", "mission", "compare", "wishes", "form"] as const
export type ScriptName = (typeof scriptNames)[number]

/** The rules, the reference data, the numbering plans of the world, the printed sheet: the shelf of src/page/shelf.ts. */
export const partNames = ["check", "authorities", "phones", "preview", "seal"] as const
export type PartName = (typeof partNames)[number]

/** The files of site/images, written by `npm run captures -- --guide`. */
export const pictureNames = ["reponse", "apercu", "liste"] as const
export type PictureName = (typeof pictureNames)[number]
export const pictureSize = { width: 560, height: 300 }

/** One file to write: where, and how to make it when its turn comes. */
export interface Leaf {
  /** Relative to the site's root: `2025-2026/index.html`. */
  path: string
  /** The missions whose sections it shows, none when absent; what else is said of any mission, every file may show. */
  shows?: readonly MissionView[]
  html(): string
}

/** A page of the registry: every file it makes out of the data. */
export type PageModule = (world: World) => Leaf[]

/** What a page is, beside its content. */
export interface PageFacts {
  world: World
  path: string
  title: string
  /** One or two sentences for search engines and shared links. */
  description: string
  /** The édition it belongs to, when it belongs to one. */
  edition?: EditionView
  /** The item of the menu it stands under. */
  current?: "missions" | "comparer" | "calendrier" | "criteres" | "deposer" | "ma-selection"
  script?: ScriptName
  children: ComponentChild
}

/**
 * The address of a page or file as seen from another. Folders are named by their `index.html`, so that every link also
 * works from a disk, where no server adds it; over HTTP a script shows the short address, which answers just the same.
 * A page without `from` (404.html, served at any depth) links from the base path.
 */
export function href(world: World, from: string | undefined, to: string): string {
  const [, path = "", rest = ""] = /^([^?#]*)(.*)$/.exec(to) ?? []
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path
  return (from === undefined ? world.site.base : upFrom(from)) + file + rest
}

/** The permanent address of a page: absolute, and without `index.html`. */
export function permanent(world: World, path: string): string {
  return world.site.url + path.replace(/(^|\/)index\.html$/, "$1")
}

/** The édition pages show when they belong to none: the newest. */
export function newest(world: World): EditionView | undefined {
  return world.site.editions[0]
}

function upFrom(path: string): string {
  return "../".repeat(path.split("/").length - 1)
}
