import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type { BrowserName, LaunchOptions, Session } from './session.ts';

/** Starts a browser with the built extension in it. @throws if the browser or the build is missing */
export function launch(name: BrowserName, options: LaunchOptions = {}): Promise<Session> {
  return name === 'firefox' ? launchFirefox(options) : launchChromium(options);
}
