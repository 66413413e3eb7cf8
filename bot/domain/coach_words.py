"""The words that the coach knows: everyday English, in no company's or trade's own language."""


def _each(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What one person does in minutes or hours, whatever stands behind it.
ERRAND_VERBS = _each(
    """
    answer approve ask attend book borrow bump buy calibrate call cancel caption cc charge chase check circulate
    clean confirm congratulate copy count cover decline doublecheck download dust email empty fetch find flush
    follow forward google grease hang inform iron label laminate listen log look mail mark meet message mop mow
    nudge oil order pack pay phone photocopy pick ping polish post print proofread pump rebook reboot recharge
    refill remind reply reschedule resend reset respond restart restock return ring scan schedule send sign skim
    speak staple submit sweep talk taste text thank tidy type unpack upload vacuum wash water weigh wipe
    """
)
# What is an errand when it is said in a few words.
SOFT_VERBS = _each(
    """
    collect contact discuss draft drop feed fill finalise finalize hand prepare read report request review share
    show sort write
    """
)
# What may be an errand or a project: it depends on what they are about.
EITHER_VERBS = _each(
    """
    add adjust archive arrange assemble bring change compile complete configure correct delete deliver do edit
    enter file finish fix get give go hold inspect install invite join make measure merge move note open
    organise organize patch photograph plan present publish put rearrange record release remove rename renew
    repair replace rotate run sell set stock swap tag take tell test tighten transfer translate tweak update
    verify visit walk wrap
    """
)
# Verbs above that open the name of something bigger: a call centre, an order system.
NOT_ERRANDS = _each(
    """
    app apps automation based bot center centre clinic clinics club experience for hotline hub hubs journey
    kiosk kiosks line lines management marketing message messages messaging network order ordering plant point
    points power quality swap tracking treatment tree trees
    """
)
# What errands are about.
SMALL_THINGS = _each(
    """
    access ad ads agenda agm alarm appointment appointments attachment badge badges ball balls batteries battery
    bill bills bins birthday blurb board boiler book box boxes brochure brochures bulb bulbs button cable cake
    calendar calls card cards cart caterer certificate certificates chair chairs coffee coffees copies
    councillor crm cups deck dentist desk desks doctor document documents domain door draft email emails
    envelope envelopes expense expenses extinguisher extinguishers fence figures filter filters flag flags
    flight flights flyer flyers folder folders form forms fridge fuse gate glass gloves gutter hotel insurance
    invitation invitations invite invites invoice invoices jira key keys kits lamp laptop laptops leaflet
    leaflets letter letters licence license lightbulb link links list lists log logs lunch mailbox manual
    meeting meetings membership memo minutes monitor napkins nda newsletter note notes notice numbers paperwork
    parcel pass passport password passwords permit permits phone photo photos pipe plug post poster posters pr
    presentation printer printout projector questionnaire quote quotes receipt receipts reminder report request
    requests room roster rota salesforce sample samples screenshot screw sheet shift shifts shoes shopping sign
    signs sink slide slides slip slips spreadsheet stamp stamps standup statement stock subscription tap ticket
    tickets timesheet timesheets tips toilet toner towels tweet tweets typo typos tyre tyres van vase vet visa
    voicemail whiteboard wiki window windows worksheet worksheets
    """
)
# What stands before a thing that both know: "the", "my"; or turns the verb: "call back".
DETERMINERS = _each(
    """
    a about all an another at away back down for her his in into it last next off on our out over some that the their
    these this those through to two up with your my
    """
)
PREPOSITIONS = _each("about at by for from in into of on over re through to until with without")
# Bought or ordered is in the plural what is small, too.
PURCHASES = _each("buy order pick")
# Words that say when: a day or an hour, as people write it beside an errand.
DAYS = r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)day"
# The beginning of what stands in a calendar again and again.
ROUTINES = (
    r"(?:(?:weekly|daily|monthly|quarterly|regular|team|short|quick|next|prep(?:are)?)\s+)*"
    r"(?:meeting|1:1s?|1-1|one[- ]on[- ]ones?|stand-?ups?|lunch|coffee|breakfast|dinner|drinks|catch-?up|check-?in|"
    r"call|phone call|zoom|sync|jour fixe|appointment|status reports?|status update|timesheets?|expenses|"
    r"expense report|errands?|shopping|laundry|dentist|minutes|e-?mails?|inbox|paperwork|filing|interview)"
    r"(?=[\s.!,:]*$|\s+(?:with|w/|re|about|to|at|on|from|by|notes|prep|minutes|agenda|call|tomorrow|today|next|this)\b|"
    r"\s+w/|\s+@)"
)
# What makes something bigger than an errand.
BIG_THINGS = _each(
    """
    academy accreditation alliance analytics architecture automation campaign center centre certification
    collaboration concept consortium culture curriculum depot ecosystem engine exhibition expansion factory
    festival framework hub infrastructure integration journey lab marketplace merger methodology migration
    mission model modernisation modernization network organisation organization outsourcing overhaul partnership
    philosophy pilot pipeline plant platform policy portal portfolio process processes program programme
    programmes programs redesign relaunch reorganisation reorganization restructuring roll-out rollout scheme
    self-service service shop standard standards store strategy structure subsidiary system systems technology
    transformation warehouse website workflow workflows
    """
)
# What makes a few words the name of work, when they end with it.
KINDS_OF_WORK = _each(
    """
    campaign hackathon initiative migration overhaul partnership pilot program programme project redesign
    relaunch reorganisation reorganization restructuring roll-out rollout strategy transformation workshop
    workshops
    """
)
# Effort: what people build, start, change. With these at its beginning a number is an output, not an outcome.
EFFORT_VERBS = _each(
    """
    acquire adopt appoint automate bring build buy carry centralise centralize co-create coach combine
    commission conduct connect consolidate construct convert create decentralise define deploy design develop
    digitalise digitalize digitise digitize educate embed enable engage enrol enroll enter equip establish
    evaluate expand experiment explore extend find form found fund go hire host implement import insource
    install integrate interview introduce invent invest join launch lobby make map match merge migrate modernise
    modernize move negotiate offer onboard open organise organize outsource overhaul partner phase pilot plant
    prepare produce prototype publish pull put re-platform rebrand rebuild recruit redesign redo refactor
    refurbish rehang relaunch relocate renegotiate renovate reorganise reorganize replace research restore
    restructure rethink retrain retrofit revamp revise rework rewrite roll rollout run scrap send set ship
    simplify spin split standardise standardize start swap switch teach test train transform translate trial try
    turn upgrade use visit
    """
)
# Change: verbs that speak of a number going up or down, or of being held.
CHANGE_VERBS = _each(
    """
    achieve attract boost bring cap close collect contain cut decrease deepen double drive drop earn exceed fill
    finish gain generate get grow halve have hit hold improve increase keep lessen lift limit lose lower
    maintain minimise minimize provide push quadruple quarter raise rank reach reduce retain save score secure
    sell serve shave shorten shrink sign slash speed stay sustain trim triple win
    """
)
# Change that needs no figure to be one.
FOLD = r"(?:(?:doubl|tripl|quadrupl|halv)(?:e|es|ed|ing)|(?:twice|half) as (?:many|much))"
# What is counted or measured.
METRICS = _each(
    """
    absenteeism accuracy adoption arpu arr attendance attrition availability average avg basket cac churn clv
    complaints compliance conversion cost costs coverage csat dau defects deviation downtime earnings ebit
    ebitda efficiency emissions engagement enps enrolment errors followers footfall gmv growth hours incidents
    index latency leads length level likelihood loss losses ltv margin mau median mortality mrr nps occupancy
    oee outages payback percentage points prevalence productivity profit quota rate rates rating ratio
    readmissions recall referrals reliability reserves response retention returns revenue revpar roas roi sales
    satisfaction score scores share shrinkage signups sla spend sqls stars throughput time times traffic turnout
    turnover units uptime usage users utilisation utilization value values views visitors visits volume wait
    waiting weight yield
    """
)
# Names and numbers that measure nothing: "ISO 27001", "Project 7", "Industry 4.0".
NAMED_BY_NUMBER = (
    r"(?:iso|din|en|project|agenda|vision|strategy|version|v|phase|wave|part|windows|line|ward|room|press|van|release|"
    r"tier|web|industry|horizon|apollo|act|stage|batch|group|site|plant|bay|year|grade|class|key stage|article|section|"
    r"chapter|sprint|version|gen|generation|scope|category|cat|pr|issue|ticket|meter|conveyor|gate|aisle|block|house|floor)"
)
# The verbs of a sentence that says what will be so.
STATES = (
    r"(?:is|are|has|have|had|say|says|uses?|rates?|would|will|can|lasts?|covers?|rises?|falls?|drops?|grows?|"
    r"recommends?|renews?|spends?|reads?|lives?|comes?|returns?|finds?|knows?|stays?|passes|pass|takes?|arrives?|costs?|"
    r"waits?|reach(?:es)?|joins?|shows?|answers?|complet(?:e|es|ed)|sold|served|filed|accepted|connected|paid|occupied|"
    r"solved|resolved|trained|certified|delivered|signed|recruited|housed|retained|renewed|vaccinated|used|answered|closed)"
)
