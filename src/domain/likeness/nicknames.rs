//! Given names and what they are called for short.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A given name a line, then its short forms, folded. Names of their own that only come from the same root are not the
/// same: two colleagues are called Juha and Jukka.
const NAMES: &[&str] = &[
    "alexander alex alec aleksi sasha sandy xander",
    "alexandra alex sandra sasha sandy",
    "alfred alf fred alfie",
    "andrew andy drew",
    "andreas andy",
    "anthony tony",
    "antonio tony toni",
    "arthur art artie",
    "barbara barb babs barbie",
    "benjamin ben benny benji",
    "bernard bernie",
    "bernhard bernd",
    "birgitta gitta",
    "catherine cathy cath kate katie cat",
    "charles charlie chuck chas",
    "christian chris",
    "christina chris tina chrissy",
    "christine chris tina chrissy",
    "christopher chris kit topher",
    "daniel dan danny",
    "david dave davy",
    "deborah deb debbie",
    "donald don donny",
    "dorothy dot dottie dolly",
    "edward ed eddie ted ned",
    "eleanor ellie nell nora",
    "elisabeth liz lisa elli lise betty beth",
    "elizabeth liz beth betty lizzie eliza lisa libby",
    "eugene gene",
    "frances fran frankie",
    "francis frank fran frankie",
    "frederick fred freddie",
    "fredrik fred",
    "friedrich fritz",
    "gabriel gabe",
    "geoffrey geoff jeff",
    "gerald gerry jerry",
    "gregory greg",
    "harold harry hal",
    "heikki hessu",
    "henry harry hank hal",
    "henrik henkka",
    "isabella bella izzy",
    "isabelle bella izzy",
    "jacob jake",
    "james jim jimmy jamie",
    "janet jan",
    "janice jan",
    "jeffrey jeff",
    "jennifer jen jenny jenni",
    "jessica jess jessie",
    "johanna hanna jonna jo",
    "joanna jo",
    "johannes hannes",
    "john jack johnny",
    "jonathan jon jonny",
    "joseph joe joey",
    "josephine jo josie",
    "joshua josh",
    "juliet jules",
    "katariina kata kati",
    "katherine kathy kate katie kath kat",
    "kathryn kathy kate katie kath",
    "kenneth ken kenny",
    "klaus klasu",
    "lawrence larry",
    "leonard leo len lenny",
    "louis lou louie",
    "ludwig lutz",
    "margaret maggie meg peggy marge greta",
    "margareta greta maggan",
    "maria mia",
    "martin marty",
    "mathias matti matte",
    "matthew matt matty",
    "matthias matze",
    "maximilian max",
    "michael mike mick mikey micha",
    "mikael mikko mike micke",
    "nathaniel nate nathan nat",
    "nicholas nick nicky nico",
    "niklas nicke nick",
    "nikolai niko",
    "oliver olli ollie",
    "olavi olli",
    "patricia pat patty tricia trish",
    "patrick pat paddy",
    "penelope penny",
    "peter pete",
    "philip phil pip",
    "phillip phil pip",
    "rachel rae",
    "raymond ray",
    "rebecca becky becca bec",
    "richard rich rick dick ricky",
    "robert bob rob bobby robbie bert",
    "ronald ron ronnie",
    "rudolf rudi",
    "samantha sam sammie",
    "samuel sam sammy sami",
    "sebastian seb bastian",
    "sophia sophie",
    "stephanie steph",
    "stephen steve",
    "steven steve",
    "susan sue susie",
    "susanna sanna",
    "teresa terry tess",
    "theodore ted theo teddy",
    "theresa terry tess",
    "thomas tom tommy",
    "timothy tim timmy",
    "tuomas tuomo",
    "victoria vicky vicki tori",
    "vincent vince",
    "walter walt wally",
    "wilhelm willi ville",
    "william will bill billy willy liam",
    "zachary zach zack zac",
];

/// Short forms, each with the names that it can be short for.
static WHOLE: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut whole: HashMap<&str, Vec<&str>> = HashMap::new();
    for line in NAMES {
        let mut names = line.split(' ');
        let long = names.next().unwrap_or_default();
        for short in names {
            whole.entry(short).or_default().push(long);
        }
    }
    whole
});

/// Whether one is the other's short form.
pub(super) fn same(a: &str, b: &str) -> bool {
    whole(a).contains(&b) || whole(b).contains(&a)
}

/// The names that the name can be short for.
pub(super) fn whole(name: &str) -> &[&str] {
    WHOLE.get(name).map_or(&[], Vec::as_slice)
}
