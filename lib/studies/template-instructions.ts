/** The instruction page of the STARK template: what an evaluator reads before the first item. */
export const starkInstructions = `# Before you begin

Thank you for lending us your judgment. You are going to read conversations between a person and the one they confide in, often an assistant, and say how good they are. Some of what you read was written by people, some was made by machines. **We are judging the conversations, never you.** There are no trick questions.

## What you will see

A conversation has one or more **sessions**. Above each stands its date and how much time has passed since the session before, such as “3 weeks later”. People share **images** in it; open one to see it large. Beside the conversation you may find

- who the **person** is: age, home, a few words about them;
- the **events** of their life and what they went through;
- the **album** on their phone at that time.

Sometimes a picture could not be obtained. Then a card says so. Judge the rest, and where a question cannot be answered without it, say **image missing**.

## How to go about it

1. **Read everything first**, in order. It is tempting to rate while you read; the last session often changes the first impression.
2. **Look at every picture**, and at the dates. Mistakes like to hide in both.
3. **Then answer each question on its own.** A conversation can flow beautifully and contradict itself. A lovely picture can be the wrong one. Do not let one answer colour the others.
4. **Go back whenever you like.** Search for a name, jump to a session, look again. Nobody counts that against you.

## The scale

Every question has the same four answers.

- **1 Not at all**: it fails, and you would notice at once.
- **2 A little**: more wrong than right.
- **3 Somewhat**: more right than wrong; something is off.
- **4 A lot**: there is nothing that you would want changed.

Use the whole scale. A 4 is not a prize for the rarest conversation: give it whenever there is nothing to object to. A 1 is not an insult: give it whenever the thing asked about is not there. Between 2 and 3, ask yourself which side it leans to. What the points mean for each question, with an example, stands below and is one key away while you work.

**Cannot judge** is for questions to which this conversation holds no answer, for example about images where there are none. It is not a middle point. If you are only unsure, choose the nearer of two answers.

## Common situations

- **You have never met people like these.** Judge whether it holds together for *them*, not whether you would live so.
- **The language is simple or a little stiff.** Overlook it, unless it makes the flow unnatural: that belongs to coherence.
- **One bad moment in a long conversation.** Weigh it: a single slip seldom makes a 1, and a serious contradiction is not made good by ten fine turns.
- **You suspect an error of ours**, such as a broken picture or a text cut short. Rate what you see, and leave a comment.

## Comments

You need not write any. One short line is a gift when you chose 1 or 2, or when you hesitated for long: *“the sister's name changes in session 4”*.

## Your time and your rights

Take breaks; your answers are kept as you give them, also when the connection is lost. You can reopen your last ten conversations and change your mind. Please work alone and do not discuss the items with other evaluators until the study is over. In the results you appear under a code, not under your name. Conversations may touch on illness, loss or quarrel; if one weighs on you, leave it and tell the people who run the study. You may stop at any time.
`;
