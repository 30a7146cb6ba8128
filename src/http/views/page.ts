import type { PageReading } from '../../domain/page/page-reading.ts';
import { message, type Language } from '../../infra/messages/message.ts';

/** `Page` of the description. Measures are for quality control, not for this answer. */
export function pageView(reading: PageReading, language: Language): object {
  const { page, widthPx, heightPx, ppi, rotation, skewDegrees, blank, verdict, confidence, source, signing } = reading;
  return {
    ...{ page, widthPx, heightPx, ppi, rotation, skewDegrees, blank, verdict, confidence, source },
    findings: reading.findings.map((finding) => ({
      ...finding,
      message: message(finding.code, finding.value === undefined ? {} : { value: finding.value }, language),
    })),
    words: reading.words,
    text: reading.text,
    ...(signing !== undefined && { signing }),
  };
}
