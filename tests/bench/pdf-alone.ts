import { launch } from '../../scripts/browser/launch.ts';
import { LocalServer } from '../../scripts/browser/local-server.ts';
import { pdfReport } from './pdf.ts';

/** The part of the bench about long PDFs, by itself: `node tests/bench/pdf-alone.ts`. */
const server = await LocalServer.start();
const session = await launch('chromium');
try {
  await session.closeWelcome();
  console.log(await pdfReport(session, server));
} finally {
  await session.close();
  await server.close();
}
