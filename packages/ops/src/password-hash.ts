import bcrypt from 'bcrypt';

/** 2^12 rounds: a quarter of a second here, for each guess of whoever got hold of the hashes. */
const cost = 12;

/** bcrypt looks no further than this. */
const longestBytes = 72;

/** A bcrypt hash, the only form in which a password is kept. */
export async function hashPassword(password: string): Promise<string> {
  return await bcrypt.hash(password, cost);
}

/** Whether `password` is the one `hash` was made from. What lies behind bcrypt's 72 bytes is not ignored but wrong. */
export async function passwordMatches(password: string, hash: string): Promise<boolean> {
  const matches = await bcrypt.compare(password, hash);
  return matches && Buffer.byteLength(password) <= longestBytes;
}
