"""The words that the coach knows: everyday English, in no company's or trade's own language."""


def _each(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What one person does in minutes or hours, whatever stands behind it.
ERRAND_VERBS = _each(
    """
    alphabetise alphabetize annotate answer apologise apologize approve ask attend babysit backup bind bleach
    bleed blog boil book bookmark borrow browse bump buy calibrate call cancel caption carry caulk cc charge
    chase check chop circulate clean comb confirm congratulate copy count courier cover crop crosscheck debrief
    debug decline defog defrag defrost deice delegate dial dig disinfect doublecheck download drive dust email
    empty escalate escort excuse expense fax fetch find flush fold follow forward fry glue google grab grade
    grease greet groom hammer hang hoover hotfix inflate inform iron itemise jumpstart label laminate listen
    lock log look lubricate mail mark meet memorise memorize mend message microwave mop mow mute nudge oil order
    pack park pay peel phone photocopy photograph pick ping plaster plug polish post print proofread prune pump
    punch rake rebase rebook reboot recharge recheck reconcile recount redial refile refill refuel refund
    rehearse reheat reimburse reinstall remind reorder replenish reply reschedule resend reserve reset resize
    respond restart restock return retweet retype rewire ring rinse rsvp sand sanitise sanitize scan schedule
    screw scrub send sew sharpen shave shear shovel shred sieve sign skim solder speak spray stack staple steam
    sterilise sterilize stir submit summarise summarize sweep tabulate talk tally tape taste text thank thaw
    tidy tighten toast transcribe trim tune tweet type unblock unclog uninstall unjam unload unlock unpack
    unplug unscrew unsubscribe unwrap upload usher vacuum varnish wash water wave wax weed weigh weld wipe
    withdraw wring
    """
)
# What is an errand when it is said in a few words.
SOFT_VERBS = _each(
    """
    arrange brief collect compile contact decorate discuss draft drop estimate feed fill finalise finalize hand
    inspect investigate measure pitch prepare read report request review share show sort wrap write
    """
)
# What is an errand only with a thing that both know: "clean the oven", but "clean water for all".
ADJECTIVES_TOO = _each("clean clear dry empty")
# What may be an errand or a project: it depends on what they are about.
EITHER_VERBS = _each(
    """
    add adjust apply archive assemble bring carry change clear compare complete configure correct delete deliver
    do double-check edit enter export file finish fix get give go hold import install introduce invite join let
    list load make merge milk move note open organise organize paint patch photograph plan practice practise
    present publish pull push put rearrange record register release remove rename renew repair replace restore
    rotate run sell set ship stock study swap switch sync tag take tell test tighten total transfer translate
    turn tweak update verify visit walk
    """
)
# Verbs above that open the name of something bigger: a call centre, an order system.
NOT_ERRANDS = _each(
    """
    app apps automation based better bot center centre clinic clinics club experience fewer for green hotline
    hub hubs journey kiosk kiosks less line lines local management marketing message messages messaging more
    network now only ordering plant point points power quality swap tracking treatment tree trees
    """
)
# What errands are about.
SMALL_THINGS = _each(
    """
    access account accruals ad address ads agenda agm alarm appointment appointments apron attachment avatar
    badge badges ball balls bandage banner batteries battery bed bedding bill bills bin bins birthday blurb
    board boiler book booth boots bottle bottles box boxes branch brochure brochures bucket bug bugs bulb bulbs
    button cab cable cake calendar calls card cards carpet cart caterer certificate certificates chair chairs
    channel chapter chart coffee coffees container copies copy councillor crm cupboard cups curtain curtains
    date dates deck dentist dependencies dependency deposit desk desks dishes dishwasher doctor document
    documents domain door dose draft drinks email emails entries entry envelope envelopes essay expense expenses
    extinguisher extinguishers fence figures file files filter filters flag flags flight flights flowers flyer
    flyers folder folders footer form forms fridge fuse gate glass glove gloves grade gutter haircut handle
    header heading headline helmet hinge homepage homework hose hotel insurance invitation invitations invite
    invites invoice invoices jira key keys kits knife ladder lamp laptop laptops leaflet leaflets ledger letter
    letters licence license lightbulb link links list lists locker log logs lunch mailbox mailing manual meeting
    meetings membership memo minutes monitor mop name names napkins nda newsletter note notes notice number
    numbers package   pallet pallets pan pans paperwork parcel parcels pass passport password passwords
    payslip payslips permit permits phone photo photos pillow pipe pixel pizza playlist plug popup post poster
    posters pr prescription presentation printer printout projector proofs questionnaire quiz quote quotes
    receipt receipts referral refund register reminder reply report request requests response room roster rota
    rug salesforce sample samples scarf screenshot screw seat seats sheet sheets shelf shift shifts shoes
    shopping sign signature signs sink slide slides slip slips snacks sofa spreadsheet stamp stamps standup
    statement stock subscription swab syringe table tables tap taxi tent thermometer thread ticket tickets
    timesheet timesheets tips title titles toilet toner towels transfer trolley tweet tweets typo typos tyre
    tyres vaccine van vase vat vet visa voicemail whiteboard wiki window windows worksheet worksheets
    """
)
# Of whom and what an errand names one, and a project all.
PEOPLE_AND_PLACES = _each(
    """
    applicants babies boys branches buyers candidates carers children cities citizens clients clinics colleagues
    companies countries couples cows customers dealers departments developers districts doctors donors drivers
    employees engineers families fans farmers farms girls graduates guests homes hospitals hotels households
    kids leaders leavers lorries managers members men merchants migrants mothers neighbors neighbours newcomers
    nurses offices operators orders parents partners passengers patients pensioners people players pupils
    readers refugees regions residents retailers routes schools seniors shops sites startups stations stores
    streets students suppliers teachers teams teenagers tenants tools towns trainees users villages visitors
    volunteers voters wards women workers
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
    r"(?:(?:weekly|daily|monthly|quarterly|regular|team|short|quick|next|intro|video|planning|budget|sales|feedback|prep)\s+)*"
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
    collaboration concept consortium culture curriculum depot ecosystem exhibition expansion factory festival
    framework hub infrastructure integration journey lab marketplace merger methodology migration mission model
    modernisation modernization network organisation organization outsourcing overhaul partnership philosophy
    pilot pipeline plant platform policy portal portfolio process processes program programme programmes
    programs redesign relaunch reorganisation reorganization restructuring roll-out rollout scheme self-service
    service shop standard standards store strategy structure subsidiary system systems technology transformation
    warehouse website workflow workflows
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
    abolish acquire adopt allow appoint automate bake ban bottle brew bring build bundle buy carry centralise
    centralize co-create coach combine commission conduct connect consolidate construct convert cook create
    crowdfund decentralise define democratise deploy design develop digitalise digitalize digitise digitize
    educate electrify embed enable end engage enrol enroll enter equip establish evaluate expand experiment
    explore extend find forbid form found franchise fund go hire host implement import insource install
    insulate insure integrate interview introduce invent invest join kill launch learn lease lend lobby make map
    match merge migrate modernise modernize move negotiate offer onboard open organise organize outsource
    overhaul pair partner phase pilot plant prepare produce prototype publish pull put re-platform rebrand
    rebuild recruit redesign redo refactor reform refurbish rehang relaunch relocate renegotiate renovate rent
    reopen reorganise reorganize replace research restore restructure rethink retrain retrofit revamp revise
    rewild rework rewrite roll rollout run scale scrap send set ship simplify spin split standardise standardize
    start stop subsidise swap switch teach test train transform translate trial try turn unbundle unify upgrade
    use visit
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
