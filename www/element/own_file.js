/**
 * Whether a fetched file is the one that the script was built with: so what protects the script protects its files, too.
 * It reads the whole of what it is given, which is a clone where somebody else reads it at the same time.
 * @param {Response} response
 * @param {string | undefined} sha384 In base64; nothing where the build has not told.
 * @returns {Promise<boolean>} Never rejected.
 */
export async function isOwn(response, sha384) {
  const { subtle } = globalThis.crypto;
  // A page that is not served over https can hash nothing; its script might be another one just as well.
  if (!sha384 || !subtle) return true;
  try {
    const hash = await subtle.digest("SHA-384", await response.arrayBuffer());
    return btoa(String.fromCharCode(...new Uint8Array(hash))) === sha384;
  } catch {
    // It broke off on the way, of which its reader tells in words of its own.
    return false;
  }
}
