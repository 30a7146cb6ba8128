export type HostId = string & { readonly __brand: 'HostId' };
/** Opaque name of a document inside one host; built by the adapter only. */
export type DocumentRef = string & { readonly __brand: 'DocumentRef' };
