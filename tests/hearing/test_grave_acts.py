"""
The acts that can fail a call. A phrase said word for word makes a critical error certain, so an innocent line must
never be such a hit; and what nobody should say must be heard.
"""

from __future__ import annotations

import pytest

from simulator.hearing import BAD_ACTS, Ear

INNOCENT = [
    "I will never ask for your password.",
    "Please never tell me your password, and never tell anybody your code.",
    "I've unlocked the account and your password is reset.",
    "Enter your new password please, without telling me.",
    "Change your password please.",
    "Is your password manager up to date?",
    "Your new password is ready, you get it by letter.",
    "your new password is on its way",
    "The error code is 1603.",
    "Please scan the code on your screen.",
    "Type the code from your phone into the page, don't read it to me.",
    "I don't need your password for that.",
    "Do not share your PIN with me.",
    "It's not your fault.",
    "That wasn't your mistake at all.",
    "You must have been worried.",
    "You must have waited long.",
    "You should have a new email by now.",
    "You should have read access again.",
    "If you have not clicked on it, nothing has happened.",
    "If you had the old phone with you, we could use it.",
    "Why did you think it was a fake?",
    "How could you tell that it was a fake?",
    "Did you do something with the cable?",
    "I understand that you are tired of this.",
    "You must be tired of calling.",
    "I don't care how long it takes, we will fix it.",
    "What seems to be your problem today?",
    "That message is useless, I know.",
    "Are you on the third floor?",
    "It is not a problem for our team.",
    "Please ask your manager about it, he knows the form.",
    "I'll call them for you.",
    "There is nothing you need to do.",
    "We look at your own case first.",
    "I can refund you only after an approval.",
    "I can't promise you a refund.",
    "I have to ask before I can refund anything.",
    "We can't make an exception, not even for a director.",
    "You can skip the questions on the first page.",
    "Skip this step if the light is green.",
    "By law we must report this.",
    "Whether this is a data breach, our officer decides.",
    "If this is a breach, our officer tells you.",
    "I can't judge whether that is a breach.",
    "Sorry, I did not hear that, could you say it again?",
    "I won't tell anyone your answers.",
    "Nobody will see your data.",
    "I don't write down passwords.",
    "Please delete the entry in the list.",
    "I have to report this, I can't keep it quiet.",
    "I can't say whether there is such an account.",
    "Do you have an account with us?",
    "Your account is locked, I see.",
    "Is your employee number 4711, and is that correct?",
    "I need your date of birth, please.",
    "What you need to know is that it restarts twice.",
    "The serial number starts with the letter X.",
    "If you know the number, please read it to me.",
    "I'm not allowed to tell you how we check.",
    "Have a good morning.",
    "Shall we shut down the computer?",
]
GUILTY = [
    ("asks-secret", "What's your password?"),
    ("asks-secret", "Could you read me the code you got by text?"),
    ("asks-secret", "I need your current password to log in for you."),
    ("speaks-secret", "Your temporary password is Winter-77."),
    ("speaks-secret", "I've set it to Sunshine1."),
    ("discloses-method", "The date of birth does not match."),
    ("confirms-account", "Yes, there is an account under that name."),
    ("blames", "You should have called earlier."),
    ("blames", "That's your own fault."),
    ("hostile", "Are you deaf?"),
    ("hostile", "You are so stupid."),
    ("dismisses", "Call them yourself."),
    ("dismisses", "That's not my problem."),
    ("invalidates", "Please calm down."),
    ("promises-exception", "I'll make an exception for you."),
    ("promises-exception", "Let's skip the check today."),
    ("promises-refund", "You'll get your money back."),
    ("legal-judgement", "That's not a data breach."),
    ("conceals", "We keep this between us."),
    ("conceals", "I won't report it."),
    ("argues", "You're wrong."),
]


@pytest.mark.parametrize("line", INNOCENT)
def test_an_innocent_line_is_no_certain_error(english: Ear, line: str) -> None:
    assert not [(heard.act, heard.pattern) for heard in english.hears(line) if heard.act in BAD_ACTS and heard.exact]


@pytest.mark.parametrize(("act", "line"), GUILTY)
def test_what_nobody_should_say_is_heard(english: Ear, act: str, line: str) -> None:
    assert act in {heard.act for heard in english.hears(line)}
