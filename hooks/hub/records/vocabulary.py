"""English words for the values of closed lists, as templates print them; `locales/` translates them."""

from __future__ import annotations

AUDIENCES = {
    "professional": "Professionals and families",
    "employer": "Employers",
    "institution": "Institutions and advisers",
}
DOUBTS = {"press": "press report", "general": "general knowledge", "derived": "worked out from other facts"}
ACTORS = {"professional": "You act", "employer": "The employer acts", "institution": "The institution acts"}
LANES = {"professional": "Professional", "employer": "Employer", "institution": "Institution", "office": "Office"}
OTHERS = {
    "professional": "The professional acts",
    "employer": "The employer acts",
    "institution": "The institution acts",
    "office": "The office acts",
}
PAYERS = {
    "professional": "paid by the professional",
    "employer": "paid by the employer",
    "institution": "paid by the institution",
    "unknown": "payer not stated",
}
FACETS = {
    "district": "District",
    "audience": "For",
    "topic": "Topic",
    "type": "Type",
    "language": "Languages at the counter",
    "status": "Status",
    "cost": "Cost",
}
COSTS = {"free": "free of charge", "paid": "with costs", "unknown": "not confirmed"}
FORMATS = {"in-person": "in person", "phone": "by telephone", "email": "by e-mail", "online": "online"}
FORMS = {
    "original": "original",
    "copy": "copy",
    "certified-copy": "certified copy",
    "translation": "translation",
    "digital": "digital",
}
GROUPS = {
    "threshold": "Salary thresholds",
    "fee": "Fees",
    "period": "Periods and deadlines",
    "subsistence": "Means of subsistence",
    "work": "Work and social security",
    "quota": "Quotas",
    "fine": "Fines",
    "funding": "Funding",
    "result": "Results in numbers",
}
SOURCE_TYPES = {
    "law": "Laws and regulations",
    "council-paper": "Council papers",
    "press-release": "Press releases",
    "official-page": "Official pages",
    "organisation-page": "Pages of organisations",
    "press": "Press",
    "dataset": "Datasets",
    "research": "Own research",
}
QUESTIONS = {"stay": "May I stay?", "work": "May I work?", "travel": "May I travel?"}
ANSWERS = {"yes": "Yes.", "no": "No.", "depends": "It depends."}
CAPACITIES = {
    "member": "member",
    "advisory": "advisory",
    "chair": "chair",
    "office": "office",
    "host": "host",
    "participant": "participant",
}
LISTS = {name: value for name, value in globals().items() if name.isupper() and isinstance(value, dict)}
"""Every list by its name in templates."""
