"""Column words of statements in languages of southern Europe, Latin America, Turkey and south-east Asia."""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, dict[str, str]]] = {
    "es": {
        "date": "fecha, fecha operacion, fecha de operacion, f operacion, fecha transaccion, fecha de la operacion, "
        "fecha movimiento, fecha mov, fecha de transaccion, dia, fecha hora, fecha de compra",
        "booking_date": "fecha contable, fecha de registro, fecha de contabilizacion, f contable, fecha de aplicacion",
        "value_date": "fecha valor, f valor, fecha de valor, valuta",
        "amount": "importe, monto, cantidad, valor, importe eur, importe operacion, monto de la operacion, total, "
        "importe euros, valor de la transaccion",
        "debit": "debito, debitos, cargo, cargos, gasto, gastos, retiro, retiros, salida, salidas, debe, egreso, "
        "egresos, adeudo, monto debito, importe cargo",
        "credit": "credito, creditos, abono, abonos, ingreso, ingresos, deposito, depositos, entrada, entradas, haber, "
        "monto credito, importe abono",
        "flag": "tipo, cargo abono, debito credito, tipo de movimiento, tipo movimiento, naturaleza, signo",
        "balance": "saldo, saldo disponible, saldo final, saldo contable, disponible, saldo parcial",
        "fee": "comision, comisiones",
        "currency": "divisa, moneda",
        "description": "descripcion, concepto, detalle, movimiento, observaciones, referencia, comentario, glosa, "
        "concepto operacion, mas datos, descripcion operacion, operacion, texto, descripcion del movimiento, leyenda",
        "merchant": "beneficiario, comercio, ordenante, destinatario, nombre, establecimiento, contraparte",
        "category": "categoria, subcategoria",
        "external_id": "numero de operacion, numero de movimiento, no operacion, folio, numero de referencia, "
        "nro operacion, codigo de operacion, id transaccion",
        "status": "estado, estatus",
        "ignored": "cuenta, oficina, sucursal, numero de cuenta, tarjeta, tipo de cambio, documento, imagen, hora, "
        "numero de documento, canal, importe original, moneda original",
    },
    "it": {
        "date": "data, data operazione, data transazione, data movimento, data acquisto, data e ora",
        "booking_date": "data contabile, data registrazione, data contabilizzazione, registrazione, data reg",
        "value_date": "valuta, data valuta",
        "amount": "importo, ammontare, importo eur, importo in euro, importo movimento, totale",
        "debit": "addebiti, addebito, uscite, uscita, dare, importo addebito, spese",
        "credit": "accrediti, accredito, entrate, entrata, avere, importo accredito",
        "flag": "segno, dare avere, d a, tipo",
        "balance": "saldo, saldo contabile, saldo disponibile",
        "fee": "commissione, commissioni",
        "currency": "divisa, moneta, div",
        "description": "descrizione, causale, descrizione operazioni, descrizione operazione, dettagli, "
        "operazione, note, descrizione estesa, descrizione movimento, tipologia, descrizione aggiuntiva",
        "merchant": "beneficiario, ordinante, controparte, esercente, nome, beneficiario ordinante",
        "category": "categoria, categoria sottocategoria, sottocategoria",
        "external_id": "numero operazione, id transazione, codice operazione, riferimento, cro",
        "status": "stato",
        "ignored": "conto, rapporto, banca, ragione sociale, carta, cambio, hashtag, canale, filiale, "
        "conto o carta, contabilizzazione",
    },
    "pt": {
        "date": "data, data mov, data movimento, data do movimento, data operacao, data da transacao, "
        "data de operacao, data transacao, data compra, data hora, data da compra",
        "booking_date": "data lancamento, data do lancamento, data contabilistica, data de lancamento, "
        "data lanc, data contabil",
        "value_date": "data valor, data do valor, data do balancete, data balancete",
        "amount": "valor, montante, importancia, quantia, valor rs, valor em reais, valor da operacao, total",
        "debit": "debito, debitos, saida, saidas, despesa, despesas, valor debito",
        "credit": "credito, creditos, entrada, entradas, receita, receitas, valor credito",
        "flag": "tipo, debito credito, d c, tipo de lancamento, entrada saida, tipo movimento",
        "balance": "saldo, saldo contabilistico, saldo disponivel, saldo do dia, saldo apos",
        "fee": "taxa, tarifa, comissao",
        "currency": "moeda",
        "description": "descricao, historico, lancamento, descritivo, observacoes, detalhes, "
        "descricao da transacao, titulo, descricao do movimento, memorando, movimento, complemento",
        "merchant": "favorecido, beneficiario, estabelecimento, nome, destinatario, remetente, contraparte, "
        "razao social",
        "category": "categoria",
        "external_id": "numero do documento, identificador, codigo da transacao, documento, docto, n documento",
        "status": "situacao, estado",
        "ignored": "dependencia origem, conta, agencia, cartao, parcela, final do cartao, cotacao, valor em us, "
        "valor us",
    },
    "ro": {
        "date": "data, data tranzactiei, data tranzactie, data operatiunii",
        "booking_date": "data inregistrarii, data procesarii, data postarii, data inregistrare, data finalizarii",
        "value_date": "data valutei, data valuta",
        "amount": "suma, valoare, suma tranzactiei",
        "debit": "debit, suma debit, iesiri, plati, cheltuieli, retrageri",
        "credit": "credit, suma credit, intrari, incasari, venituri, depuneri",
        "balance": "sold, sold contabil, sold final, sold disponibil",
        "currency": "valuta, moneda",
        "description": "descriere, detalii, explicatii, detalii tranzactie, tip tranzactie, "
        "descrierea tranzactiei, referinta",
        "merchant": "beneficiar, platitor, nume, contrapartida, beneficiar ordonator, comerciant",
        "category": "categorie",
        "external_id": "numar tranzactie, numar referinta, referinta tranzactiei",
        "ignored": "cont, cont beneficiar, curs, comision",
    },
    "tr": {
        "date": "tarih, islem tarihi, tarih saat, islem zamani, harcama tarihi",
        "booking_date": "muhasebe tarihi, kayit tarihi, hesap tarihi",
        "value_date": "valor, valor tarihi",
        "amount": "tutar, islem tutari, miktar, tutar tl, meblag",
        "debit": "borc, giden, cikan, cikis, gider, borc tutari, cekilen",
        "credit": "alacak, gelen, giren, giris, gelir, alacak tutari, yatan",
        "flag": "borc alacak, b a, islem yonu, yon",
        "balance": "bakiye, kalan bakiye, guncel bakiye, hesap bakiyesi",
        "fee": "komisyon, masraf, ucret",
        "currency": "doviz, para birimi, doviz cinsi",
        "description": "aciklama, islem aciklamasi, detay, islem, islem tipi, islem turu, dekont aciklama",
        "merchant": "karsi taraf, alici, gonderen, isyeri, unvan, alici adi, gonderen adi",
        "category": "kategori",
        "external_id": "dekont no, referans no, islem no, fis no, referans, fis dekont no",
        "ignored": "hesap no, sube, kanal, kart no, saat, etiket",
    },
    "el": {
        "date": "ημερομηνια, ημ νια, ημερομηνια συναλλαγης, ημ συναλλαγης, ημ/νια",
        "booking_date": "ημερομηνια καταχωρησης, ημερομηνια εγγραφης",
        "value_date": "valeur, ημερομηνια αξιας, αξια, ημ αξιας, ημερομηνια valeur",
        "amount": "ποσο, ποσο συναλλαγης, ποσο eur, αξια συναλλαγης",
        "debit": "χρεωση, χρεωσεις, αναληψη, εξοδα",
        "credit": "πιστωση, πιστωσεις, καταθεση, εσοδα",
        "flag": "χρεωση πιστωση, χ π, προσημο",
        "balance": "υπολοιπο, λογιστικο υπολοιπο, διαθεσιμο υπολοιπο",
        "currency": "νομισμα",
        "description": "περιγραφη, αιτιολογια, συναλλαγη, σχολια, περιγραφη συναλλαγης",
        "merchant": "δικαιουχος, εντολεας, αντισυμβαλλομενος, ονοματεπωνυμο",
        "category": "κατηγορια",
        "external_id": "αριθμος συναλλαγης, αριθμος αναφορας, α α συναλλαγης",
        "ignored": "λογαριασμος, καταστημα, α α",
    },
    "id": {
        "date": "tanggal, tgl, tanggal transaksi, tgl transaksi, tarikh, tarikh transaksi",
        "booking_date": "tanggal posting, tanggal pembukuan, tanggal efektif",
        "value_date": "tanggal valuta",
        "amount": "jumlah, nominal, mutasi, nilai, amaun, jumlah transaksi",
        "debit": "debet, keluar, pengeluaran, mutasi debet, uang keluar, debit rp",
        "credit": "kredit, masuk, pemasukan, mutasi kredit, uang masuk, kredit rp",
        "flag": "db cr, tipe, debet kredit, d k, jenis",
        "balance": "saldo, saldo akhir, baki",
        "currency": "mata uang",
        "description": "keterangan, uraian, deskripsi, berita, catatan, uraian transaksi, keterangan transaksi, "
        "butiran",
        "merchant": "penerima, pengirim, nama, merchant",
        "category": "kategori",
        "external_id": "no referensi, nomor referensi, no ref, kode transaksi",
        "ignored": "cabang, rekening, no rekening, kanal, waktu",
    },
    "vi": {
        "date": "ngay, ngay giao dich, thoi gian, ngay gd, thoi gian giao dich",
        "booking_date": "ngay hach toan, ngay ghi so",
        "value_date": "ngay hieu luc, ngay gia tri",
        "amount": "so tien, so tien giao dich, gia tri",
        "debit": "ghi no, so tien ghi no, no, phat sinh no, tien ra, chi, rut ra, so tien rut",
        "credit": "ghi co, so tien ghi co, co, phat sinh co, tien vao, thu, gui vao, so tien gui",
        "balance": "so du, so du cuoi, so du hien tai",
        "currency": "loai tien, tien te",
        "description": "noi dung, dien giai, mo ta, noi dung giao dich, ghi chu",
        "merchant": "ten nguoi nhan, nguoi thu huong, doi tac, nguoi chuyen, ten tai khoan doi ung",
        "external_id": "ma giao dich, so tham chieu, so but toan, so chung tu",
        "ignored": "tai khoan, so tai khoan, stt, chi nhanh",
    },
}
