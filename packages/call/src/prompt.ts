/**
 * Something a caller hears, written as Asterisk's media URI.
 * `sound:vm-intro`: a stock sound, or a file by its absolute path without the ending. `recording:<name>`: a kept
 * recording. `digits:1002`: one by one. `number:12`: as a number.
 */
export type Prompt = `sound:${string}` | `recording:${string}` | `digits:${string}` | `number:${number}`;
