/** Ten sentences of every kind: short and long, odd scripts, repeated words. */
export const sentences = {
  "I love AI": "I love AI",
  "one token": "alone",
  "two tokens": "hello world",
  emoji: "👩‍👩‍👧 loves 🎉",
  Arabic: "أنا أحب الذكاء",
  Chinese: "我爱你",
  Russian: "мама мыла раму",
  "repeated words": "the cat and the dog and the bird",
  punctuation: "Well, why not?",
  "64 tokens": Array.from({ length: 64 }, (_, index) => `w${index}`).join(" "),
};
