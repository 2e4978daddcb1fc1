import { EventEmitter } from 'node:events';
import type { CustomScheme, Session } from 'electron';

type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];
type DeviceHandler = Parameters<Session['setDevicePermissionHandler']>[0];
type MediaHandler = Parameters<Session['setDisplayMediaRequestHandler']>[0];
type PairingHandler = Parameters<Session['setBluetoothPairingHandler']>[0];
type ProtocolHandler = (request: Request) => Response | Promise<Response>;

/** What a request listener is told, as far as the double knows it. */
export interface OutboundRequest {
  readonly url: string;
  readonly resourceType: string;
}
type BeforeRequest = (details: OutboundRequest, answer: (response: { readonly cancel?: boolean }) => void) => void;

type Doubled = Pick<
  Session,
  | 'isPersistent'
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setBluetoothPairingHandler'
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerLanguages'
>;

/** Electron's session: holds the handlers, so that a test or a Chromium page can ask them. */
export class SessionDouble extends EventEmitter implements Doubled {
  readonly partition: string;
  readonly cache: boolean;
  permissionRequest: RequestHandler = null;
  permissionCheck: CheckHandler = null;
  device: DeviceHandler = null;
  displayMedia: MediaHandler = null;
  pairing: PairingHandler = null;
  spellChecker = true;
  readonly handlers = new Map<string, ProtocolHandler>();
  private beforeRequest: BeforeRequest | null = null;

  readonly protocol = {
    handle: (scheme: string, handler: ProtocolHandler): void => {
      if (this.handlers.has(scheme)) throw new Error(`the scheme ${scheme} has a handler`);
      this.handlers.set(scheme, handler);
    },
  };
  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest | null): void => {
      this.beforeRequest = listener;
    },
  };

  constructor(partition: string, cache: boolean) {
    super();
    this.partition = partition;
    this.cache = cache;
  }

  isPersistent(): boolean {
    return this.partition === '' || this.partition.startsWith('persist:');
  }
  setPermissionRequestHandler(handler: RequestHandler): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: CheckHandler): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: DeviceHandler): void {
    this.device = handler;
  }
  setDisplayMediaRequestHandler(handler: MediaHandler): void {
    this.displayMedia = handler;
  }
  setBluetoothPairingHandler(handler: PairingHandler): void {
    this.pairing = handler;
  }
  setSpellCheckerEnabled(enable: boolean): void {
    this.spellChecker = enable;
  }
  setSpellCheckerLanguages(_languages: string[]): void {}

  /** Whether a request may go out, as the listener of `webRequest` says. */
  allows(request: OutboundRequest): Promise<boolean> {
    const { beforeRequest } = this;
    if (beforeRequest === null) return Promise.resolve(true);
    return new Promise((resolve) => beforeRequest(request, ({ cancel }) => resolve(cancel !== true)));
  }

  /** What the handler of the URL's scheme answers; undefined when nobody handles it. */
  async answer(request: Request): Promise<Response | undefined> {
    return await this.handlers.get(new URL(request.url).protocol.slice(0, -1))?.(request);
  }
}

/** Electron's `session` and `protocol` modules. */
export class SessionsDouble {
  readonly schemes: CustomScheme[] = [];
  private readonly partitions = new Map<string, SessionDouble>();
  private readonly isReady: () => boolean;

  constructor(isReady: () => boolean) {
    this.isReady = isReady;
  }

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    if (this.isReady()) throw new Error('registerSchemesAsPrivileged must be called before the app is ready');
    this.schemes.push(...schemes);
  }

  fromPartition(partition: string, options?: { readonly cache: boolean }): SessionDouble {
    if (!this.isReady()) throw new Error('Session can only be received when app is ready');
    const session = this.partitions.get(partition) ?? new SessionDouble(partition, options?.cache ?? true);
    this.partitions.set(partition, session);
    return session;
  }
}
