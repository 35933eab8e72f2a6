import { shortAddress } from "./address.ts"

shortAddress()
