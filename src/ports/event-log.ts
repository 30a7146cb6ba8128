export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Log of the service. Messages are static; fields never hold document text, secrets or personal data. */
export interface EventLog {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}
