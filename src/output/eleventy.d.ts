// Eleventy and its development server ship no types: the little that we call.
declare module "@11ty/eleventy" {
  export interface UserConfig {
    addExtension(extension: string, options: object): void
    addTemplate(path: string, content: string): void
    setTemplateFormats(formats: string): void
    setDataFileSuffixes(suffixes: string[]): void
    setUseGitIgnore(use: boolean): void
    setQuietMode(quiet: boolean): void
    setFreezeReservedData(freeze: boolean): void
  }
  export interface Options {
    source?: "script"
    runMode?: "build"
    quietMode?: boolean
    configPath?: string | false
    loader?: "esm"
    config?: (config: UserConfig) => void
  }
  export interface Written {
    outputPath: string
    url: string
  }
  export default class Eleventy {
    constructor(input: string, output: string, options: Options)
    disableLogger(): void
    write(): Promise<[unknown, Written[]]>
  }
}

declare module "@11ty/eleventy-dev-server" {
  import type { Server } from "node:http"
  export interface ServerOptions {
    port: number
    domDiff: boolean
    messageOnStart: () => false
    logger: { [level in "info" | "log" | "error"]: (text: string) => void }
  }
  export interface DevServer {
    server: Pick<Server, "address"> & { listen(where: object): unknown }
    serve(port: number): void
    ready(): Promise<void>
    reload(event: { subtype?: "css" }): void
    close(): Promise<unknown>
  }
  const EleventyDevServer: { getServer(name: string, folder: string, options: ServerOptions): DevServer }
  export default EleventyDevServer
}
