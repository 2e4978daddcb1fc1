// A thread that counts until it is ended, as a worker of the product does when it writes a file.
for (let count = 0; ; ) count = (count + 1) | 0;
