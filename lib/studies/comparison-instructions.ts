/** The instruction page of the comparison template: what an evaluator reads before the first pair. */
export const comparisonInstructions = `# Before you begin

Thank you for lending us your judgment. You are going to see two conversations side by side, **A** and **B**, and say which of them is better in several respects. They may come from different places, written by people or made by machines; we do not tell you which, and you need not guess. **We are judging the conversations, never you.**

## What you will see

Each conversation is a talk between two people or more, who now and then share an **image**. Open an image to see it large. Names are left out and speakers are numbered, so *Speaker 1* of A has nothing to do with *Speaker 1* of B. The two conversations have nothing to do with each other: they may differ in topic, in length and in the number of images. None of that makes one of them better.

Which one stands left was decided by a plan, and changes from pair to pair. A is not the first, the main or the correct one.

## How to go about it

1. **Read both in full before you answer anything.**
2. **Look at every image.**
3. **Answer each question on its own.** A can be more engaging and B more specific. Do not let the first answer decide the others.
4. **Go back whenever you like.** Nobody counts that against you.

## The answers

- **A** or **B**: this one is better in the respect asked about, even if only by a little.
- **Tie**: you looked for a difference and found none that you could name. It is a full answer, and no way out: if you lean to one side, choose that side.
- **Both bad**, where it is offered: neither is any good in this respect, so that there is nothing to prefer.
- **Cannot judge**, where it is offered: there is nothing to go by, for example no image on either side.

## Common situations

- **One is much longer.** Judge how good it is, not how much of it there is.
- **One shares more images.** More is not better; ask of each whether it belongs.
- **You know one of the topics better.** Ask whether the conversation holds together for the people in it.
- **You believe you know where one of them comes from.** Put that aside, and judge what you see.
- **You suspect an error of ours**, such as a broken image or a text cut short. Judge what you see, and leave a comment.

## Comments

You need not write any. One short line is a gift where you hesitated for long: *“B flows better until the picture of the car”*.

## Your time and your rights

Take breaks; your answers are kept as you give them, also when the connection is lost. You can reopen your last ten pairs and change your mind. Please work alone and do not discuss the pairs with other evaluators until the study is over. In the results you appear under a code, not under your name. Conversations may touch on illness, loss or quarrel; if one weighs on you, leave it and tell the people who run the study. You may stop at any time.
`;
