# The polo and its members: the list, one organisation, memberships, the agreement.

network-title = Network
network-heading = The polo and its members
network-lead = Who belongs to the polo, since when and as what; what each company asks and which classes each school has.
network-for-whom = Here whoever has a part in the polo sees the schools, training centres and companies that belong to it.
network-add = Add an organisation

network-members =
    { $count ->
        [0] No member today
        [one] { $count } member today
       *[other] { $count } members today
    }
network-kind-technical = Technical institutes
network-kind-vocational = Vocational institutes
network-kind-its = ITS Academies
network-kind-training = Training bodies
network-kind-companies = Companies

network-composition = Is it composed as the law asks?
network-complete = Yes: nothing is missing of what a polo tecnico-professionale needs.
network-incomplete = Not yet: this is missing.
network-requirement-institutes = Technical or vocational institutes
network-requirement-companies = Companies in the Chamber’s register
network-requirement-its = ITS Academies
network-requirement-training = Accredited training bodies
network-found = { $found } of at least { $needed }
network-missing =
    { $count ->
        [one] { $count } is missing
       *[other] { $count } are missing
    }
network-enough = enough
network-uncounted =
    { $count ->
        [one] One company without a VAT number does not count.
       *[other] { $count } companies without a VAT number do not count.
    }
network-register-note = Companies with a VAT number count: that they really are in the register, and that training bodies are accredited, the coordinator checks.

network-agreement = Network agreement
network-agreement-none = The polo has not written its agreement yet.
network-agreement-signed = signed on { $day }
network-agreement-all = All agreements
network-agreement-write = Write the agreement
network-days-from = from { $from }
network-days-from-to = from { $from } to { $to }
network-time-past = past
network-time-now = in force
network-time-ahead = to come

network-filter = Filter the organisations
network-filter-text = Name or municipality
network-filter-kind = Kind
network-filter-kind-all = all kinds
network-filter-place = Municipality
network-filter-place-all = all municipalities
network-filter-belonging = Membership
network-filter-belonging-all = members and others
network-filter-belonging-members = members today
network-filter-belonging-others = others
network-filter-send = Filter
network-filter-clear = Clear the filters
network-shown = { $shown } of { $known } organisations
network-list = Organisations
network-none = No organisation fits the filters.
network-nobody = The polo knows no organisation yet: add the first, or import the list of companies.

network-role-lead = lead
network-role-founder = founder
network-role-member = member
network-since = since { $day }
network-will = { $role } from { $day }
network-was = until { $day }
network-outside = no member

network-data = Who it is
network-kind = Kind
network-school-code = School code
network-vat = VAT number
network-ateco = ATECO
network-place = Municipality
network-address = Address
network-email = E-mail
network-phone = Telephone
network-unknown = not stated
network-contacts-hidden = Schools, companies and the coordinator see e-mail and telephone.

network-edit = Correct the data
network-edit-contact = Correct how you are reached
network-edit-contact-text = The polo’s coordinator changes the rest.
network-edit-send = Save
network-new-title = New organisation
network-new-heading = Add an organisation
network-new-lead = A school, an ITS, a training body or a company. It belongs to the polo when you write its membership.
network-field-name = Official name
network-hint-school-code = Schools only.
network-hint-vat = Eleven digits.
network-hint-ateco = Such as 25.53.00.

network-time = Its part in the polo through time
network-time-none = It has never belonged to the polo.
network-correct = Correct
network-end = Write the last day
network-end-field = Last day
network-end-send = It ends that day
network-remove = Delete this line
network-remove-text = Only where it was written by mistake: nothing of it stays. For whoever leaves the polo, write the last day.
network-join = Add a membership
network-join-send = Add
network-field-role = Role
network-field-from = From
network-field-to = Until
network-field-to-hint = Empty: without an end.

network-demands = What it asks
network-demands-none = It asks nothing at present.
network-demands-nowhere = On none of the boards that you see.
network-classes = Its classes
network-classes-none = No class is in the polo yet.
network-classes-year = School year { $year }
network-students =
    { $count ->
        [0] no students
        [one] { $count } student
       *[other] { $count } students
    }

network-done-create = Added. If it belongs to the polo, write its membership below.
network-done-change = Saved.
network-done-join = The membership is written.
network-done-correct = The membership is corrected.
network-done-end = The last day is written.
network-done-remove = The line is deleted.
network-done-agreement = The agreement is written.
network-reload = Read it again and go on from there
network-problem = { $field }: { $problem }

network-agreements-title = Network agreement
network-agreements-heading = The network agreement
network-agreements-lead = What the members want to do together, and for how long.
network-agreement-edit = Correct this agreement
network-agreement-new = A new agreement
network-agreement-new-text = A renewal is a new agreement: it begins after the end of the one before.
network-agreement-send = Save the agreement
network-field-title = Title
network-field-signed = Signed on
network-field-programme = Programme
network-hint-programme = What the members do together: laboratories, staff, means.
