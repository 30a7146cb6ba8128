import { createXmlFeed, type XmlHandlers } from './feed-xml.ts';

/** Reads a small part to its end. @throws FileError */
export async function readXml(part: string, chunks: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  const feed = createXmlFeed(part, handlers);
  for await (const chunk of chunks) feed.write(chunk);
  feed.end();
}
