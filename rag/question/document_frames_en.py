"""How documents are asked about in English: the frames of each attribute."""

from rag.question.document_words import Attribute, Frames

UNITS_EN = "articles|clauses|chapters|sections|parts|points|annexes|appendices|pages"
_UNITS_COUNTED = rf"(?:{UNITS_EN})(?: (?:and )?(?:how many )?(?:{UNITS_EN}))*"
_ISSUED_EN = "(?:issued|published|promulgated|released|adopted|passed|enacted|made|written)"
_ISSUE_EN = "(?:issue|publish|promulgate|release|adopt|pass|enact|sign)"
_CHANGED_EN = "(?:replaced|repealed|amended|superseded|revoked|abolished|cancelled)"
_CHANGES_EN = "(?:replaces?|repeals?|amends?|supersedes?|revokes?|replaced|repealed|amended|superseded)"
_BODY_EN = (
    "(?:agency|agencies|body|bodies|authority|authorities"
    "|(?:office|department|province|committee|institution|organi[sz]ation|ministry|ministries)s?)"
)
_UNITS_EN = "(?:departments?|ministr(?:y|ies)|provinces?|cit(?:y|ies)|districts?|communes?|wards?|schools?)"
_OLDER_EN = "(?:(?:earlier|previous|older|old|other|former) )?"
_NAMED_EN = (
    "(?:documents?|decisions?|directives?|laws?|(?:joint )?circulars?|decrees?|resolutions?|plans?|letters?"
    "|(?:joint )?notices?"
    "|guidance|guidelines?|dispatch(?:es)?|proposals?|submissions?|regulations?|one)"
)
_WHICH_EN = f"(?:what|which(?: {_OLDER_EN}{_NAMED_EN})?)"


def _does(verbs: str, done: str) -> Frames:
    """Returns the frames of what a document does to others: "which one does X replace", "what is replaced by X"."""
    return (
        (f"{_WHICH_EN} (?:does|did|has|is|will)", f"(?:{verbs}|{done})(?:ing)?(?: or (?:{verbs}))?"),
        (f"{_WHICH_EN} (?:is|was|are|were|has been|have been) (?:{done}) (?:by|under|in|with)", ""),
        ("", f"(?:{verbs}|{done})s? {_WHICH_EN}"),
        ("(?:does|did|has|will)", f"(?:{verbs}|{done}) (?:anything|something|any(?: other)? {_NAMED_EN})(?: else)?"),
    )


ENGLISH: dict[Attribute, Frames] = {
    Attribute.SIGNER: (
        ("who (?:has |had |did |is |was )?(?:actually )?sign(?:s|ed|ing)?(?: off)?(?: on)?", ""),
        ("by whom (?:was|is)", "signed"),
        ("", "(?:was|is) signed by whom"),
        (
            "(?:who (?:is|was) |what is |tell me )?(?:the )?(?:name |title |position )?(?:of )?(?:the )?"
            "(?:signer|signatory|person who signed) ?(?:of|on|to)?",
            "",
        ),
        ("whose (?:signature|name) is (?:on|under|at the (?:foot|bottom|end) of)", ""),
        ("who (?:has |had )?put(?:s)? (?:their|his|her|a|the) (?:signature|name) (?:to|on|under)", ""),
        (
            "(?:what|which) (?:post|position|office|title|rank|role|job) (?:does|did|has|is) (?:the )?"
            "(?:signer|signatory|person who signed)(?: of| on)?",
            "(?:hold|held|have|occupy|in)?",
        ),
    ),
    Attribute.ISSUER: (
        (f"who (?:has )?{_ISSUED_EN}", ""),
        (f"(?:which|what) {_BODY_EN} (?:has )?{_ISSUED_EN}", ""),
        ("by whom (?:was|is)", _ISSUED_EN),
        ("", f"(?:was|is) {_ISSUED_EN} by (?:whom|which {_BODY_EN})"),
        (f"(?:who is |what is |which is )?(?:the )?(?:issuer|issuing {_BODY_EN}) (?:of|for)", ""),
    ),
    Attribute.SESSION: (
        ("(?:at|in|during) (?:what|which) (?:session|meeting|term) (?:was|were|is)", _ISSUED_EN),
        ("", f"(?:was|were|is) {_ISSUED_EN} (?:at|in|during) (?:what|which) (?:session|meeting|term)"),
        (f"(?:what|which) (?:session|meeting|term) (?:of \\S+(?: \\S+){{0,5}} )?{_ISSUED_EN}", ""),
    ),
    Attribute.CONCLUDER: (
        (
            "whose conclusions? (?:does|do|did|are|is|were|was)",
            "(?:give|contain|record|convey|set out|communicate|announce|report|state|present|pass on)?",
        ),
        ("whose conclusions? (?:are|is|were|was) (?:given |recorded |set out |announced |contained )?(?:in|by)", ""),
        ("who (?:gave|drew|made|reached) the conclusions? (?:in|of|recorded in|given in)", ""),
        ("who concluded (?:in|at|the meeting in)", ""),
    ),
    Attribute.RECIPIENTS: (
        ("who (?:all )?(?:has )?(?:received|receives|gets|got|is to receive)", ""),
        ("(?:who (?:are|is) |list |what are )?(?:the )?(?:recipients?|addressees?) (?:of|for)", ""),
        ("", "(?:was|is|were|are) (?:sent|addressed|distributed|copied)(?: out)? to (?:whom?|where)"),
        ("(?:to )?(?:whom?|where) (?:was|is|were|are)", "(?:sent|addressed|distributed|copied)(?: to)?"),
        (
            "(?:to )?(?:whom?|where) (?:all )?(?:did|does|do|has|was|were|is|are)",
            "(?:been )?(?:go|gone|sent|addressed|circulated|distributed)(?: out)?(?: to)?",
        ),
        (
            "(?:to )?(?:the )?(?:(?:chairmen|chairpersons?|chairs|heads|directors|leaders) of )?(?:which|what) "
            f"(?P<unit>{_UNITS_EN}) (?:was|is|were|are)",
            "(?:sent|addressed|distributed|copied)(?: to)?",
        ),
        (f"(?:to )?(?:which|what) {_BODY_EN} (?:was|is|were|are)", "(?:sent|addressed|distributed|copied)(?: to)?"),
    ),
    Attribute.DATE: (
        (
            "(?:when|on what date|on which day|what day|what date|in what year|what year) (?:was|were|did|is)",
            f"(?:{_ISSUED_EN}|signed|dated|come out)",
        ),
        (
            rf"(?:when|on what date|on which day|on what day) did (?:the )?(?P<by>\S+(?: \S+){{0,5}}?) {_ISSUE_EN}",
            "",
        ),
        (
            "",
            f"(?:(?:was|were|is) )?(?:{_ISSUED_EN}|signed|dated) (?:when|on what (?:date|day)|on which (?:date|day))",
        ),
        (
            "(?:what is |what's |tell me )?(?:the )?(?:date|issue date|date of issue|signing date|date of signing) "
            "(?:of|on)",
            "",
        ),
    ),
    Attribute.APPLIES_TO: (
        ("(?:who|whom|to whom) (?:does|do|is)", "(?:apply to|applied to|apply|bind|cover)"),
        ("who (?:is|are) (?:subject to|covered by|bound by)", ""),
        ("(?:what are |who are )?(?:the )?subjects of application of", ""),
    ),
    Attribute.SECTION: (
        (
            "(?:what (?:is|are) )?(?:the )?(?P<unit>(?:general |specific )?(?:objective|goal|target)s?|purposes?|aims?"
            "|(?:guiding )?principles?|solutions?) (?:of|in|for)",
            "",
        ),
    ),
    Attribute.SCOPE: (("(?:what is )?(?:the )?(?:scope|scope of regulation|scope of application) of", ""),),
    Attribute.EFFECTIVE: (
        (
            "(?:when|since when|from when|(?:from|since|on) (?:what|which) (?:date|day)) (?:does|did|do|is|was|will)",
            "(?:take|come|enter|go|be|become|start|begin|in)?(?: in| into| to)* ?(?:effect|force|effective|applying"
            "|apply|hold)",
        ),
        ("(?:what is |what's )?(?:the )?(?:effective date|date of effect) (?:of|for)", ""),
    ),
    Attribute.UNTIL: (
        (
            "(?:until|till|up to|to) (?:when|what date|which date|what day) (?:does|do|did|is|was|will)",
            "(?:be )?(?:in force|in effect|valid|effective|apply|applicable|hold|run|last|remain)"
            "(?: in force| in effect)?",
        ),
        (
            "how long (?:does|do|did|is|was|will)",
            "(?:be |stay |remain )*(?:in force|in effect|valid|effective|apply|applicable|hold|run|last)(?: for)?",
        ),
        (
            "(?:when|on what date|on which day|from when|since when) (?:does|did|do|will|has|is|was)",
            "(?:expire|expired|lapse|lapsed|cease|end|ended|stop)"
            "(?: to| being| applying| in| effect| have| force| be| apply)*",
        ),
        ("(?:what is |what's )?(?:the )?(?:expiry|expiration|end) date (?:of|for)", ""),
    ),
    Attribute.CHANGED_BY: (
        (f"(?:what|which {_NAMED_EN}) (?:has |have )?(?:since )?{_CHANGES_EN}", ""),
        (f"(?:what|which {_NAMED_EN}) (?:was|is|has|were|are)", f"(?:been )?{_CHANGED_EN} by"),
        (f"by (?:what|which {_NAMED_EN}) (?:was|is|has)", f"(?:been )?{_CHANGED_EN}"),
        ("", f"(?:was|is|has)(?: been)? {_CHANGED_EN} by (?:what|which {_NAMED_EN})"),
    ),
    Attribute.IN_FORCE: (
        (
            "(?:is|are|was|were|does|do|did)",
            "(?:still )?(?:in force|in effect|valid|effective|applicable|apply|current|up to date)(?: now| or not)*",
        ),
        ("(?:what is )?(?:the )?(?:legal )?(?:status|validity) of", ""),
    ),
    Attribute.CHANGED: (
        (
            "(?:has|have|had|was|is)",
            f"(?:already )?(?:been )?{_CHANGED_EN}(?: yet| or not| by anything| by another(?: document)?)*",
        ),
    ),
    Attribute.REPLACES: (
        *_does("replace|supersede|take the place of", "replaced|superseded|taken the place of"),
        (f"{_WHICH_EN} (?:gave|gives|has given|made|makes) way (?:to|for)", ""),
    ),
    Attribute.REPEALS: (
        *_does(
            "repeal|revoke|abolish|cancel|terminate|end|put an end to|puts an end to",
            "repealed|revoked|abolished|cancelled|terminated|ended",
        ),
        (
            f"{_WHICH_EN} (?:ceases?|ceased|will cease|stops?|stopped|lapses?|lapsed|expires?|expired|loses?|lost)"
            "(?: to (?:have|be|apply)(?: in| of)?(?: any)?| being| applying| having)?(?: in)?"
            "(?: (?:effect|force|effective|valid|validity|applicable))* "
            "(?:because of|under|by|with|when|once|after|due to|as a result of|owing to|on account of)",
            "(?:takes? effect|comes? into (?:force|effect)|applies|is issued|was issued)?",
        ),
        (
            f"{_WHICH_EN} (?:is|are|was|were) no longer (?:in force|in effect|valid|effective|applicable) "
            "(?:because of|under|by|with|when|once|after|due to|as a result of)",
            "(?:takes? effect|comes? into (?:force|effect)|applies)?",
        ),
    ),
    Attribute.AMENDS: _does("amend|change|revise|modify|supplement", "amended|changed|revised|modified|supplemented"),
    Attribute.BASED_ON: (
        (
            f"(?:on )?{_WHICH_EN} (?:is|was|does)",
            "(?:based on|based|issued under|issued on the basis of|rest on|founded on)",
        ),
        ("(?:what (?:is|are) )?(?:the )?(?:legal )?(?:basis|bases|grounds) (?:of|for)", ""),
    ),
    Attribute.IMPLEMENTS: ((f"{_WHICH_EN} (?:does|did|is)", "(?:implement|implementing|carry out|give effect to)"),),
    Attribute.SUMMARY: (
        ("(?:please )?(?:summari[sz]e|sum up|outline)", ""),
        ("(?:give me |write |show me |show )?(?:a |the )?(?:short |brief )?(?:summary|overview|gist) of", ""),
        ("(?:what are |list |give me )?(?:the )?(?:main|key) (?:points|contents?|provisions|ideas) (?:of|in)", ""),
    ),
    Attribute.SUBJECT: (
        (
            "what(?: (?:subjects?|topics?|matters?|fields?|areas?|issues?))? (?:is|was|does|do|did)",
            "(?:all |mainly )?(?:about|concern|cover|deal with|regulate|govern|address|treat|say|talk about)",
        ),
        ("what's", "(?:all )?about"),
        ("(?:what is |what's )?(?:the )?(?:full )?(?:subject|title|topic|name|subject matter) (?:of|for)", ""),
    ),
    Attribute.OUTLINE: (
        (
            "(?:what are |list |show me |show )?(?:the )?(?:parts|sections|structure|contents|headings|outline|chapters"
            "|articles|table of contents) (?:of|in)",
            "",
        ),
        ("what (?:parts|sections|chapters|articles) (?:does|do)", "(?:have|contain)"),
    ),
    Attribute.HOW_MANY_UNITS: (
        (f"how many (?P<unit>{_UNITS_COUNTED}) (?:does|do)", "(?:have|contain)"),
        (f"how many (?P<unit>{_UNITS_COUNTED}) (?:are )?(?:there )?(?:are )?in", ""),
        ("how long is", "(?P<unit>)"),
    ),
    Attribute.NUMBER: (
        (
            "(?:what is |what's )?(?:the )?(?:document |official |reference )?(?:number|symbol)(?: and symbol)? "
            "(?:of|on)",
            "",
        ),
        ("what number (?:is|does)", "(?:have|bear|carry)?"),
    ),
    Attribute.KIND: (("what (?:kind|type|sort) of (?:official )?(?:document|text|paper) is", ""),),
    Attribute.TASKS: (
        (
            "what (?:does|do|did)",
            "(?:ask|require|order|request|assign|tell|want|expect)(?: of| from| to)? (?:the )?(?P<who>.+?)(?: to do)?",
        ),
        (
            "what(?: tasks| work)? (?:must|should|does|do|will|has|is|are) (?:the )?(?P<who>.+?) "
            "(?:have to |to |need to )?"
            "(?P<role>do|lead|coordinate|leading|in charge of|responsible for) (?:under|according to|in|by)",
            "",
        ),
        (
            "what (?:task|tasks|work|duty|duties|job)? ?(?:does|do|did)",
            "(?:give|assign|set|leave)(?: to)? (?:the )?(?P<who>.+?)",
        ),
        ("(?:list |what are )?(?:the )?(?:tasks|duties|responsibilities) of (?:the )?(?P<who>.+?) (?:in|under)", ""),
    ),
}  # fmt: skip
