import { describe, expect, it } from 'vitest';
import { fileKind } from '../../../reading/file-kind.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const kindOf = (text: string, name = 'file', type = '') => fileKind(bytes(text), name, type);

describe('fileKind', () => {
  it('goes by the bytes, whatever the name says', () => {
    expect(kindOf('%PDF-1.7\n', 'judgment.txt', 'text/plain')).toBe('pdf');
    expect(kindOf(`${'\0'.repeat(300)}%PDF-1.4`, 'judgment.pdf')).toBe('pdf');
    expect(kindOf('<!DOCTYPE html><title>Not found</title>', 'judgment.pdf', 'application/pdf')).toBe('html');
    expect(kindOf('{\\rtf1\\ansi', 'judgment.doc')).toBe('rtf');
    expect(kindOf('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0', 'judgment.docx')).toBe('ole');
    expect(kindOf('\x89PNG\r\n', 'judgment.pdf')).toBe('image');
    expect(kindOf('RIFF\x01\x02\x03\x04WEBP', 'scan')).toBe('image');
  });

  it('tells the zips apart', () => {
    expect(kindOf('PK\x03\x04\x14\0[Content_Types].xml\0word/document.xml', 'a.zip')).toBe('docx');
    expect(kindOf('PK\x03\x04\x14\0docProps/app.xml', 'order.docx')).toBe('docx');
    expect(kindOf('PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.text', 'order.docx')).toBe(
      'odt',
    );
    expect(kindOf('PK\x03\x04\x14\0[Content_Types].xml\0xl/workbook.xml', 'table.xlsx')).toBe('zip');
    expect(kindOf('PK\x03\x04\x14\0photo.jpg', 'photos.zip')).toBe('zip');
  });

  it('knows HTML by its beginning, its type or its name, in any encoding', () => {
    expect(kindOf('\xef\xbb\xbf<html lang="pl">', 'x')).toBe('html');
    expect(kindOf('<?xml version="1.0"?>\n<html xmlns="…">', 'x')).toBe('html');
    expect(kindOf('\xff\xfe<\0h\0t\0m\0l\0>\0', 'x')).toBe('html');
    expect(kindOf('<p>Part of a page', 'x.xhtml')).toBe('html');
    expect(kindOf('<p>Part of a page', 'x', 'text/html; charset=big5')).toBe('html');
  });

  it('takes the rest for text, unless it holds zeros', () => {
    expect(kindOf('Liu v. Poland')).toBe('text');
    expect(kindOf('\xff\xfeL\0i\0u\0', 'x.txt')).toBe('text');
    expect(kindOf('\x7fELF\0\0', 'x.txt')).toBe('unknown');
    expect(kindOf('', 'x.txt')).toBe('empty');
  });
});
