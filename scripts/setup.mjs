// Installs what is missing, and says nothing when nothing is. Plain JavaScript with no dependencies: it must run
// on Node 20 in a fresh clone. `--browsers chromium,firefox` says which browsers the caller needs.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, howToInstall } from './browser/find.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exit(1);
}

function run(command, args, options = {}) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: windows, ...options }).status === 0;
}

/** When a file was last written, in ms; 0 if it is not there. */
function written(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

function installDependencies() {
  // npm writes the second file when it has installed everything that the first one lists.
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (written(installed) >= written(join(root, 'package-lock.json'))) return;
  console.log('Installing dependencies (once)');
  if (!run('npm', ['ci', '--no-audit', '--no-fund']))
    fail('The dependencies could not be installed: see above.');
}

/** npm can be set not to run install scripts; the Node that the rest runs on comes by one. */
function completeNode() {
  const own = join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node');
  if (existsSync(own)) return;
  run('npm', ['rebuild', 'node', '--ignore-scripts=false', '--no-audit', '--no-fund']);
  if (!existsSync(own) && Number(process.versions.node.split('.')[0]) < 24) {
    fail('Node 24 did not come with the dependencies: allow npm to run install scripts, or use Node 24.');
  }
}

function completeWxt() {
  if (!existsSync(join(root, '.wxt', 'tsconfig.json'))) run('npx', ['--no-install', 'wxt', 'prepare']);
}

/** Whether this is a Debian or an Ubuntu on which we may install. */
function isAptRoot() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/os-release'))
    return false;
  return /^(?:ID|ID_LIKE)=.*\b(?:debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function hasChineseFonts() {
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}

/** Poppler reads in tests what we write into PDFs. */
function hasPoppler() {
  return spawnSync('pdftocairo', ['-v']).status === 0;
}

function installBrowsers(wanted) {
  const packages = { chromium: 'chromium', firefox: 'firefox-esr' };
  const missing = wanted.filter((name) => findBrowser(name) === null);
  if (isAptRoot()) {
    const list = missing.map((name) => packages[name]);
    if (wanted.length > 0 && !hasChineseFonts()) list.push('fonts-noto-cjk');
    if (wanted.length > 1 && !hasPoppler()) list.push('poppler-utils');
    // What the text of PDFs is compared with; without it the comparison is left out.
    if (wanted.length > 0 && spawnSync('pdftotext', ['-v']).error) list.push('poppler-utils');
    if (list.length > 0) {
      console.log(`Installing ${list.join(', ')} (once)`);
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      run('apt-get', ['update', '-q'], { env });
      run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...list], { env });
    }
  }
  for (const name of wanted) if (findBrowser(name) === null) fail(howToInstall(name));
}

installDependencies();
completeNode();
completeWxt();
const wanted = process.argv.indexOf('--browsers');
if (wanted > 0) installBrowsers((process.argv[wanted + 1] ?? '').split(',').filter(Boolean));
