help-pick = Valitse aihe
help-more-rights = Lisää komentoja on tällä oikeustasolla: { $tier }

help-start = Koko tiimin kontaktit: yritykset, niiden henkilöt ja yksityishenkilöt.
help-start-find = { $command } – etsi kontakti nimellä, numerolla, yrityksellä, sähköpostilla, puhelimella tai paikalla; kortti näkyy kanavalla.
help-start-add = { $company } – lisää yritys; { $person } – lisää siihen henkilö.
help-start-list = { $command } – listaa kontaktit valitsemillasi ehdoilla.
help-start-setup = { $command } – ylläpitäjille: numerot, oletukset ja oikeudet. Kaikki toimii myös ilman sitä.

help-finding = Riittää osa nimestä missä järjestyksessä tahansa, myös ilman ääkkösiä: aino kauppala, CT000002, @kauppala.fi tai puhelinnumeron neljä viimeistä numeroa.
help-finding-private = Kortit näkyvät koko kanavalle. Valinnalla vain-minulle näet kortin yksin.

help-adding = Jos jätät nimen pois, lisääminen avaa lomakkeen. Numerot tulevat itsestään.
help-adding-company = Yritykseen lisätty henkilö saa sen osoitteen, puhelimen, myyjän ja muut tiedot, jos et anna niitä itse.

help-adding-message = Myös liitetystä allekirjoituksesta tai välitetystä viestistä tulee kontakti: avaa viestin valikko, valitse Sovellukset ja sitten { $menu }. Näet täytetyn lomakkeen, ennen kuin mitään tallennetaan.

help-changing = Kortin Muokkaa-painike avaa lomakkeet osa kerrallaan. Historiasta näkee, kuka muutti mitä.
help-changing-notes = Muistiinpanoa voi muuttaa ja poistaa sen kirjoittaja tai ylläpitäjä.

help-preparing = Asetukset muutetaan yhdessä paneelissa. Koodiluettelot kertovat, mitä kontakti voi olla: toimialat, postitusryhmät, organisaatiotasot ja niin edelleen.
help-preparing-hide = Komennot voi piilottaa rooleilta ja kanavilta: Palvelimen asetukset > Integraatiot.

help-privacy-where = Kunkin palvelimen kontaktit ovat yhdessä tiedostossa sillä koneella, jolla botti toimii. Niitä ei anneta muille, eivätkä muut palvelimet näe niitä.
help-privacy-what = Talteen jää se, mitä kirjoitat komentoihin ja lomakkeisiin, sekä Discord-nimesi ja -tunnuksesi, kun muutat tai katsot jotain. Botti ei lue muita viestejä kuin ne, joista joku valitsee { $menu }, ja niistäkin jää talteen vain se, mitä sitten tallennetaan.
help-privacy-change = Väärän tiedon voi korjata komennolla { $command }.
help-privacy-delete = Jos jonkun tiedot pitää poistaa tai luovuttaa, pyydä sitä tämän palvelimen ylläpidolta. Se saa asian hoidettua botin ylläpitäjän kautta.
help-privacy-block = Jos johonkuhun ei saa ottaa yhteyttä, merkitse hänelle Tietosuojaesto komennolla { $command }.
