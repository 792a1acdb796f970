import { z } from 'zod';

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Only this machine unless told otherwise: the first visitor of an empty server sets it up. */
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'starts with postgres://')
    .optional(),
  DATABASE_FILE: z.string().default('data/changeout.sqlite'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  /** How many proxies stand in front; 0 when none does. */
  TRUST_PROXY: z.coerce.number().int().min(0).default(0),
  /** Set when people reach the server by https: cookies are then sent over https only. */
  HTTPS: z.enum(['0', '1']).default('0'),
  /** Printed on filings, so that a code on paper leads back here. */
  PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/, 'is an address such as https://changeout.example.org')
    .transform((address) => address.replace(/\/+$/, ''))
    .optional(),
});

/** Reads the settings of this process once, and refuses to start on a bad one, naming the variable but never its value. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`These environment variables need another value: ${faults.join('; ')}`);
  }
  const value = parsed.data;
  if (value.HTTPS === '1' && value.TRUST_PROXY === 0) {
    throw new Error('HTTPS=1 needs TRUST_PROXY=1 or more: the server itself speaks no https, so a proxy must, and its word must be trusted.');
  }
  return {
    port: value.PORT,
    host: value.HOST,
    database: value.DATABASE_URL ?? value.DATABASE_FILE,
    logLevel: value.LOG_LEVEL,
    trustProxy: value.TRUST_PROXY,
    https: value.HTTPS === '1',
    ...(value.PUBLIC_URL !== undefined && { publicUrl: value.PUBLIC_URL }),
  };
}

export interface Config {
  port: number;
  host: string;
  /** A PostgreSQL address, or the path of the SQLite file. */
  database: string;
  logLevel: string;
  trustProxy: number;
  https: boolean;
  /** Without a slash at its end. */
  publicUrl?: string;
}
