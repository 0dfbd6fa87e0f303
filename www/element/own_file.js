/**
 * Whether a fetched file is the one that this script was built with, so that the integrity of the script covers its files.
 * In JavaScript because it checks the module.
 * @param {Response} response Its body is read to the end.
 * @param {string | undefined} sha384 In base64; undefined if the build gives no hash.
 * @returns {Promise<boolean>} Never rejected.
 */
export async function isOwn(response, sha384) {
  const { subtle } = globalThis.crypto;
  // Without https `subtle` is missing, and the script itself could have been replaced.
  if (!sha384 || !subtle) return true;
  try {
    const hash = await subtle.digest("SHA-384", await response.arrayBuffer());
    return btoa(String.fromCharCode(...new Uint8Array(hash))) === sha384;
  } catch {
    // The response was cut off. Its other reader reports that.
    return false;
  }
}
