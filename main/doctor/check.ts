/** One line of the examination. A warning asks for attention; a failure must be mended. */
export interface Check {
  readonly id: 'database' | 'schema' | 'integrity' | 'documents' | 'key' | 'key-place' | 'permissions' | 'disk';
  readonly state: 'ok' | 'warning' | 'failed';
  /** What was seen. */
  readonly evidence: string;
  /** What to do; absent when all is well. */
  readonly advice?: string;
}
