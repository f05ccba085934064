import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import { type CertificateFiles, readKeyPair, watchCertificate } from '@flexpbx/ops';
import { AppError, type Logger, reasonOf } from '@flexpbx/runtime';

/** A running HTTPS server. */
export interface HttpsServer {
  readonly server: Server;
  /** Takes no more connections, lets what is being answered end (2 s at most), resolves when all are closed. */
  close(): Promise<void>;
}

const patienceMs = 2_000;

/**
 * A connection nobody uses is kept for longer than browsers keep theirs (5 minutes), so that they end it: one that the server
 * ends may be just about to carry a request, which then fails.
 */
const limits = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 310_000 };

/** Serves `app` over HTTPS. Throws AppError `conflict` when the port is used, `setup-incomplete` without a certificate. */
export async function serveHttps(
  app: RequestListener,
  files: CertificateFiles,
  { address, port, logger }: { address: string; port: number; logger: Logger },
): Promise<HttpsServer> {
  const server = createServer({ ...(await readKeyPair(files)), minVersion: 'TLSv1.2', ...limits }, app);
  await listen(server, port, address);
  const stopWatching = takeRenewed(files, server, logger);
  return {
    server,
    close: async () => {
      stopWatching();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const patience = setTimeout(() => server.closeAllConnections(), patienceMs);
      await closed;
      clearTimeout(patience);
    },
  };
}

async function listen(server: Server, port: number, address: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) => reject(cannotListen(fault, port)));
    server.listen(port, address, resolve);
  });
}

function cannotListen(fault: NodeJS.ErrnoException, port: number): Error {
  if (fault.code === 'EADDRINUSE') {
    return new AppError('conflict', `Port ${port} is used by another program. Choose another in FLEXPBX_HTTPS_PORT.`);
  }
  if (fault.code === 'EACCES') {
    return new AppError(
      'not-permitted',
      `Port ${port} may be opened by root only. Choose one above 1023 in FLEXPBX_HTTPS_PORT.`,
    );
  }
  return fault;
}

/** New connections get a renewed certificate without a restart; one that can't be used is not taken. */
function takeRenewed(files: CertificateFiles, server: Server, logger: Logger): () => void {
  return watchCertificate(files, async () => {
    try {
      server.setSecureContext({ ...(await readKeyPair(files)), minVersion: 'TLSv1.2' });
      logger.info('the certificate was read again');
    } catch (fault) {
      logger.warn('the new certificate is not taken, the one before stays', { reason: reasonOf(fault) });
    }
  });
}
