import type { BrowserName } from './session.ts';

export const override: Record<BrowserName, string>;
export function findBrowser(name: BrowserName): string | null;
export function howToInstall(name: BrowserName): string;
